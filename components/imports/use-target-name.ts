import { useTranslations } from 'next-intl'
import type { Target } from '@/lib/imports/guess-columns'

/** How a column's target is called; a field of the company's own by its name. */
export function useTargetName(fields: { key: string; name: string }[]): (target: Target) => string {
  const t = useTranslations('imports.columns.target')
  return target => {
    if (!target.startsWith('field:')) return t(target as 'skip')
    return fields.find(field => `field:${field.key}` === target)?.name ?? target.slice('field:'.length)
  }
}
