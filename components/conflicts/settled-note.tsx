'use client'

import { CircleCheck, Undo2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useMayChange } from '@/components/layout/may-change'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ConflictCase } from '@/lib/identity/conflict-case'
import { choiceValues } from './choice-words'

type SettledNoteProps = { conflict: ConflictCase; busy: boolean; stuck: string | null; onUndo: () => void }

/** Who settled a conflict, how and when, and the way back while there is one. */
export function SettledNote({ conflict, busy, stuck, onUndo }: SettledNoteProps) {
  const t = useTranslations('conflicts')
  const { settled } = conflict
  const mayChange = useMayChange()
  if (!settled) return null
  const values = choiceValues(conflict, t('visitor'))
  return (
    <Alert
      tone="good"
      icon={CircleCheck}
      title={t(`settledAs.${settled.choice}`, values)}
      actions={
        settled.undo === 'possible' && stuck === null && mayChange ? (
          <Button busy={busy} onClick={onUndo}>
            <Undo2 aria-hidden />
            {t('settled.reopen')}
          </Button>
        ) : undefined
      }
    >
      {settled.by ? t('settled.by', { name: settled.by }) : t('settled.bySystem')} · <RelativeTime at={settled.at} />
      {settled.undo === 'possible' ? null : (
        <p className="text-muted">{t(settled.undo === 'too_late' ? 'settled.final' : 'settled.byOther')}</p>
      )}
      {stuck ? <p className="mt-1 font-semibold">{stuck}</p> : null}
    </Alert>
  )
}
