'use client'

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { takeContactValue, undoTakeValue } from '@/lib/identity/contact-edit-actions'
import { refusalSentence, type Refused } from './refusal-words'
import { useContactEdit } from './use-contact-edit'

type TakenAlertProps = {
  refused: Refused | null
  /** The contact that wanted the value; left out where there is none yet. */
  wanted?: { contactId: string; replaces?: string }
  /** Called when the value was brought here, and on “cancel”. */
  onClose?: () => void
}

/** A value that could not be taken, with whose it is and the ways on; other refusals as a sentence. */
export function TakenAlert({ refused, wanted, onClose }: TakenAlertProps) {
  const t = useTranslations('contacts.refused')
  const sentence = refusalSentence(refused, t)
  if (refused?.reason !== 'taken') return <Alert tone="danger" urgent title={sentence} />
  const { id } = refused.holder
  return (
    <Alert
      tone="warn"
      urgent
      title={sentence}
      actions={
        <>
          <Button asChild size="sm">
            <Link href={`/contacts/${id}`}>{t('open')}</Link>
          </Button>
          {wanted ? (
            <>
              <Button asChild size="sm">
                <Link href={`/contacts/${wanted.contactId}/merge/${id}`}>{t('merge')}</Link>
              </Button>
              <BringHere taken={refused} wanted={wanted} onDone={onClose} />
            </>
          ) : null}
          {onClose ? (
            <Button size="sm" tone="quiet" onClick={onClose}>
              {t('cancel')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

type BringHereProps = {
  taken: Extract<Refused, { reason: 'taken' }>
  wanted: { contactId: string; replaces?: string }
  onDone: (() => void) | undefined
}

/** Takes the value from whoever has it, with ten seconds to give it back. */
function BringHere({ taken: { holder, kind, value }, wanted, onDone }: BringHereProps) {
  const t = useTranslations('contacts.refused')
  const { run, busy, notice } = useContactEdit()
  const { contactId } = wanted
  const bring = () =>
    run(
      () => takeContactValue({ ...wanted, holderId: holder.id, kind, value }),
      ({ undo }) => {
        notice.undoable(t('brought', { value }), () => run(() => undoTakeValue({ contactId, historyId: undo })))
        onDone?.()
      },
    )
  return (
    <Button size="sm" busy={busy} onClick={bring}>
      {t('bring')}
    </Button>
  )
}
