import { SearchX } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function NoSuchContact() {
  const t = useTranslations('contacts.notFound')
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title={t('title')}
      text={t('text')}
      action={
        <Button asChild>
          <Link href="/contacts">{t('action')}</Link>
        </Button>
      }
    />
  )
}
