import { Eye } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/ui/submit-button'

type SeenAsBarProps = { name: string; stop: () => Promise<void> }

/** Says whose eyes an administrator looks with, and leads back. */
export function SeenAsBar({ name, stop }: SeenAsBarProps) {
  const t = useTranslations('nav.seenAs')
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-accent-line bg-accent-soft px-4 py-1.5 text-sm text-accent-ink md:px-8"
    >
      <Eye aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{t('text', { name })}</p>
      <form action={stop}>
        <SubmitButton size="sm">{t('stop')}</SubmitButton>
      </form>
    </div>
  )
}
