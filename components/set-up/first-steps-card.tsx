import { ConciergeBell } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'

/** For an administrator, on the page one starts from, as long as Jivo has sent nothing. */
export function FirstStepsCard() {
  const t = useTranslations('setup.card')
  return (
    <aside className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-line bg-surface px-4 py-3">
      <ConciergeBell aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={1.75} />
      <p className="min-w-0 flex-1 basis-52 text-base">
        <span className="font-semibold">{t('title')}</span> <span className="text-muted">{t('text')}</span>
      </p>
      <Button asChild>
        <Link href="/admin/set-up">{t('action')}</Link>
      </Button>
    </aside>
  )
}
