'use client'

import { useTranslations } from 'next-intl'

const KNOWN = [
  'gone',
  'unknown_manager',
  'unknown_stage',
  'invalid',
  'origin',
  'forbidden',
  'network',
  'merged',
] as const
/** What other capabilities call the same thing. */
const ALSO: Record<string, (typeof KNOWN)[number]> = { not_found: 'merged' }

/** Why an edit was not saved, in words; a reason that is not known says to reload. */
export function useRefusal(): (reason: string) => string {
  const t = useTranslations('leads.edit')
  return reason => {
    if (reason === 'empty') return t('empty')
    return t(`failed.${KNOWN.find(known => known === reason) ?? ALSO[reason] ?? 'other'}`)
  }
}
