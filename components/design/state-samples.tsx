import { ConciergeBell } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { FilteredEmpty } from '@/components/ui/filtered-empty'
import { ListSkeleton } from '@/components/ui/skeleton'

export function StateSamples() {
  const t = useTranslations('design.states')
  return (
    <div className="flex flex-col gap-3">
      <Alert tone="warn" title={t('warn')}>
        {t('warnText')}
      </Alert>
      <Alert tone="danger" title={t('danger')}>
        {t('dangerText')}
      </Alert>
      <Alert tone="info" title={t('info')} />
      <Alert tone="good" title={t('good')} />
      <ListSkeleton rows={3} />
      <EmptyState
        icon={ConciergeBell}
        title={t('empty')}
        text={t('emptyText')}
        action={<Button>{t('emptyAction')}</Button>}
      />
      <FilteredEmpty clearHref="#" />
      <ErrorState />
    </div>
  )
}
