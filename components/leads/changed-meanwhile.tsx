'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** What somebody else wrote into the same field, and who (null = nobody knows). */
export type Meanwhile = { current: string; by: string | null }

type ChangedMeanwhileProps = Meanwhile & { mine: string; busy: boolean; onKeep: () => void; onUseMine: () => void }

/** Two people changed one field: both texts side by side, and one press decides. */
export function ChangedMeanwhile({ current, by, mine, busy, onKeep, onUseMine }: ChangedMeanwhileProps) {
  const t = useTranslations('leads.edit.changed')
  return (
    <Alert
      tone="warn"
      urgent
      title={t('title', { by: by ?? 'none' })}
      className="w-full"
      actions={
        <>
          <Button size="sm" onClick={onKeep}>
            {t('keep')}
          </Button>
          <Button size="sm" tone="primary" busy={busy} onClick={onUseMine}>
            {t('useMine')}
          </Button>
        </>
      }
    >
      <dl className="mt-2 grid gap-3 text-base font-normal sm:grid-cols-2">
        <Version term={t('current')} text={current || t('empty')} />
        <Version term={t('mine')} text={mine || t('empty')} />
      </dl>
    </Alert>
  )
}

function Version({ term, text }: { term: string; text: string }) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface px-3 py-2">
      <dt className="text-xs font-semibold text-muted">{term}</dt>
      <dd className="break-words whitespace-pre-wrap">{text}</dd>
    </div>
  )
}
