import type { ContactRefusal } from '@/lib/contacts/refusals'
import type { ValueRefusal } from '@/lib/fields/plan-values'

/** What an action may answer besides “done”. */
export type Refused = ContactRefusal | ValueRefusal | { ok: false; reason: 'origin' | 'forbidden' | 'invalid' }

/** The translator of `contacts.refused`, as far as it is needed here. */
type Translate = (key: RefusalKey, values?: { [name: string]: string }) => string

type RefusalKey = PlainReason | 'failed' | 'changed' | 'changedNothing' | 'taken' | 'takenUnnamed'

const PLAIN = ['not_found', 'gone', 'empty', 'email', 'phone', 'area_code', 'have', 'elsewhere', 'owner'] as const

type PlainReason = (typeof PLAIN)[number]

/** Why a change was not written, in a sentence; null stands for an answer that never came. */
export function refusalSentence(refused: Refused | null, t: Translate): string {
  if (refused === null) return t('failed')
  if (refused.reason === 'taken') {
    const { kind, holder } = refused
    return holder.name === null ? t('takenUnnamed', { kind }) : t('taken', { kind, name: holder.name })
  }
  if (refused.reason === 'changed') {
    return refused.current === null ? t('changedNothing') : t('changed', { current: refused.current })
  }
  const plain = PLAIN.find(reason => reason === refused.reason)
  return t(plain ?? 'failed')
}
