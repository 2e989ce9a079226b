import { useTranslations } from 'next-intl'
import { knownStages } from '@/lib/leads/known-stages'

/** What a stage is called; one that the company named itself is called by its own name. */
export function useStageName(): (key: string) => string {
  const t = useTranslations('leads.stage')
  return key => {
    const known = knownStages.find(each => each === key)
    return known ? t(known) : key
  }
}
