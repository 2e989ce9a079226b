import { useTranslations } from 'next-intl'

const KNOWN = ['new', 'contacted', 'qualified', 'proposal', 'negotiation'] as const

/** What a stage is called; one that the company named itself is called by its own name. */
export function useStageName(): (key: string) => string {
  const t = useTranslations('leads.stage')
  return (key) => {
    const known = KNOWN.find((each) => each === key)
    return known ? t(known) : key
  }
}
