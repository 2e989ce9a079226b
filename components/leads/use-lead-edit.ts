'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { editLead } from '@/lib/leads/actions'
import { useRefusal } from './use-refusal'

type Edit = Parameters<typeof editLead>[0]

type Saying = {
  /** What was done, in words. */
  done: string
  /** The edit that takes it back; its version is filled in. */
  back: Edit
  /** How a value that stands there instead is called. */
  nameOf: (value: string | null) => string
}

/** Saves one choice on a lead at once, says so with a way back, and tells who was faster where somebody was. */
export function useLeadEdit(): [busy: boolean, save: (edit: Edit, saying: Saying) => void] {
  const t = useTranslations('leads.actions')
  const notice = useNotice()
  const refusal = useRefusal()
  const [busy, startTransition] = useTransition()
  const send = async (edit: Edit) => editLead(edit).catch(() => ({ ok: false as const, reason: 'network' as const }))
  const save = (edit: Edit, { done, back, nameOf }: Saying) =>
    startTransition(async () => {
      const outcome = await send(edit)
      if (outcome.ok) {
        return void notice.undoable(done, () => void send({ ...back, version: outcome.version }).then(tellRefusal))
      }
      if (outcome.reason === 'changed') {
        return void notice.failed(
          t('changed', { by: outcome.by ?? 'none', current: outcome.currentLabel ?? nameOf(outcome.current) }),
        )
      }
      tellRefusal(outcome)
    })
  const tellRefusal = (outcome: { ok: boolean; reason?: string }) => {
    if (!outcome.ok) notice.failed(refusal(outcome.reason ?? 'other'))
  }
  return [busy, save]
}
