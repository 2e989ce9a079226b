import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/layout/client-messages'
import { Alert } from '@/components/ui/alert'
import { PageHeader } from '@/components/ui/page-header'
import { distinctLabels } from '@/lib/contacts/contact-label'
import { formatDate, formatDateTime } from '@/lib/i18n/format'
import type { MergeAccount } from '@/lib/identity/merge-story-queries'
import { isWithinUndo, undoUntil } from '@/lib/identity/undo'
import { MergeFieldStories } from './merge-field-stories'
import { MergeMovedRows } from './merge-moved-rows'
import { MergeStays } from './merge-stays'
import { MergeValueStories } from './merge-value-stories'
import { UndoLine } from './undo-line'

type MergeStoryProps = {
  account: MergeAccount
  /** the contact whose page led here */
  contactId: string
  /** the reader is an administrator, or merged them */
  mayUndo: boolean
  now: Date
  timeZone: string
}

/** Everything one merge did: what stood and what stands, what moved, what came later, and the way back. */
export function MergeStoryView({ account, contactId, mayUndo, now, timeZone }: MergeStoryProps) {
  const t = useTranslations('merge')
  const reader = { locale: useLocale(), timeZone }
  const [survivor, loser] = distinctLabels(account.survivor, account.loser, t('visitor'))
  const names = { survivor, loser }
  const who = (name: string | null) => name ?? t('story.system')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('story.title', names)}
        text={t('story.by', { when: formatDateTime(account.at, reader), by: who(account.by), reason: account.reason })}
        back={{
          href: `/contacts/${contactId}?tab=history`,
          label: contactId === account.loser.id ? names.loser : names.survivor,
        }}
      />
      <div className="flex flex-col gap-5">
        <WayBack {...{ account, mayUndo, now, timeZone }} name={names.survivor} />
        <MergeFieldStories fields={account.fields} own={account.own} names={names} />
        <MergeValueStories values={account.values} names={names} />
        <MergeMovedRows account={account} name={names.survivor} />
      </div>
    </div>
  )
}

type WayBackProps = Omit<MergeStoryProps, 'contactId'> & { name: string }

function WayBack({ account, mayUndo, now, timeZone, name }: WayBackProps) {
  const t = useTranslations('merge.story')
  const reader = { locale: useLocale(), timeZone }
  const { id, at, undone, stays } = account
  if (undone) {
    const title = t('undone', { when: formatDateTime(undone.at, reader), by: undone.by ?? t('system') })
    return (
      <Alert tone="info" title={title}>
        <MergeStays stays={stays} intro={t('stayed', { name })} />
      </Alert>
    )
  }
  const date = formatDate(undoUntil(at), reader)
  const isLate = !isWithinUndo(at, now)
  return (
    <Part>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-base">{t(isLate ? 'expired' : mayUndo ? 'undoUntil' : 'undoOthers', { date })}</p>
        {mayUndo && !isLate ? (
          <ClientMessages namespaces={['merge', 'conflicts']}>
            <UndoLine undo={{ does: 'merge', mergeId: id }} tone="secondary" />
          </ClientMessages>
        ) : null}
      </div>
      {isLate ? null : <MergeStays stays={stays} intro={t('wouldStay', { name })} />}
    </Part>
  )
}

function Part({ children }: { children: ReactNode }) {
  return <section className="rounded-lg border border-line bg-surface px-4 py-3">{children}</section>
}
