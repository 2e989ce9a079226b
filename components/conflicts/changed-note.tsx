'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { caseDifference } from '@/lib/identity/case-difference'
import type { Choice } from '@/lib/identity/choices'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { choiceValues } from './choice-words'

/** A choice made on a contact that somebody else had changed meanwhile. */
export type Stale = { seen: ConflictCase; choice: Choice; neverAskAgain: boolean }

type ChangedNoteProps = {
  stale: Stale
  conflict: ConflictCase
  busy: boolean
  onInsist: () => void
  onDrop: () => void
}

/** What the person saw beside what stands now, and the choice asked again. */
export function ChangedNote({ stale, conflict, busy, onInsist, onDrop }: ChangedNoteProps) {
  const t = useTranslations('conflicts')
  const differences = caseDifference(stale.seen, conflict)
  const choice = t(`choices.${stale.choice}`, choiceValues(conflict, t('visitor')))
  const isOffered = conflict.offers.some(offer => offer.choice === stale.choice)
  return (
    <Alert
      urgent
      tone="warn"
      title={t('changed.title')}
      actions={
        <>
          {isOffered ? (
            <Button busy={busy} onClick={onInsist}>
              {t('changed.insist', { choice })}
            </Button>
          ) : null}
          <Button tone="quiet" onClick={onDrop}>
            {t('changed.drop')}
          </Button>
        </>
      }
    >
      {differences.length === 0 ? (
        <p>{t('changed.nothing')}</p>
      ) : (
        <table className="mt-2 w-full table-fixed text-left text-base">
          <thead>
            <tr className="text-sm text-muted">
              <th className="w-24 font-normal">
                <span className="sr-only">{t('changed.what')}</span>
              </th>
              <th className="font-normal">{t('changed.seen')}</th>
              <th className="font-normal">{t('changed.now')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ what, seen, now }, index) => (
              <tr key={index} className="align-top">
                <th className="py-0.5 pr-2 font-normal text-muted">{t(`changed.${what}`)}</th>
                <td className="py-0.5 pr-3 break-words text-muted line-through tabular-nums">
                  {seen || t('columns.nothing')}
                </td>
                <td className="py-0.5 font-semibold break-words tabular-nums">{now || t('columns.nothing')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Alert>
  )
}
