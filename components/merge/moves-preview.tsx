import { useLocale, useTranslations } from 'next-intl'
import type { MergeSide } from '@/lib/identity/merge-page'

/** What will move from the one who goes to the one who stays. */
export function MovesPreview({ from, to }: { from: MergeSide; to: string }) {
  const t = useTranslations('merge.moves')
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' })
  const { chats, leads, tasks, openTasks, notes, conflicts, emails, phones, history } = from.moves
  const parts = [
    chats > 0 && t('chats', { count: chats }),
    leads > 0 && t('leadsCount', { count: leads }),
    tasks > 0 && t('tasks', { count: tasks, open: openTasks }),
    notes > 0 && t('notes', { count: notes }),
    conflicts > 0 && t('conflicts', { count: conflicts }),
    emails > 0 && t('emails', { count: emails }),
    phones > 0 && t('phones', { count: phones }),
    history > 0 && t('history', { count: history }),
  ].filter(part => part !== false)
  return (
    <section aria-label={t('title')} className="rounded-lg border border-line bg-surface px-4 py-3">
      <h2 className="text-base font-semibold">{t('title')}</h2>
      <p className="mt-0.5 text-base text-pretty">
        {parts.length === 0 ? t('nothing') : t('text', { name: to, list: list.format(parts) })}{' '}
        <span className="text-muted">{t('leads')}</span>
      </p>
    </section>
  )
}
