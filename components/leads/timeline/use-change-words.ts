import { useLocale, useTranslations } from 'next-intl'
import { formatValue } from '@/lib/fields/format-value'
import type { ChangeSentence, SaidValue } from '@/lib/leads/timeline/change-sentence'
import { leadStatuses } from '@/lib/leads/status'
import { useStageName } from '../use-stage-name'

const FIELDS = [
  'name',
  'description',
  'owner',
  'email',
  'phone',
  'organization',
  'jivoStatus',
  'assignedAgent',
  'tags',
] as const
const IDENTIFIERS = ['email', 'phone', 'visitor'] as const
const CHOICES = [
  'add',
  'make_primary',
  'replace',
  'ignore',
  'other_person',
  'merge',
  'move',
  'shared',
  'belongs_to_other',
  'keep',
  'cut_link',
] as const

/** The values of a sentence in the reader's words; a code of a later version is told in general words. */
export function useChangeWords(): (values: ChangeSentence['values']) => Record<string, string> {
  const t = useTranslations('timeline')
  const status = useTranslations('leads.status')
  const stageName = useStageName()
  const locale = useLocale()
  const word = <Known extends string>(known: readonly Known[], value: string, say: (key: Known | 'other') => string) =>
    say(known.find(each => each === value) ?? 'other')
  const say = (said: SaidValue): string => {
    if (said.words === 'custom') return formatValue(said.type, said.value, locale)
    const { words, value } = said
    switch (words) {
      case 'text':
        return value
      case 'stage':
        return stageName(value)
      case 'status':
        return word(leadStatuses, value, key => (key === 'other' ? t('field.other') : status(key)))
      case 'field':
        return word(FIELDS, value, key => t(`field.${key}`))
      case 'identifier':
        return word(IDENTIFIERS, value, key => t(`identifier.${key}`))
      case 'choice':
        return word(CHOICES, value, key => t(`choice.${key}`))
    }
  }
  return values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, say(value)]))
}
