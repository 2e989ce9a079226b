import { useTranslations } from 'next-intl'
import { fieldTarget, type NamedField, type Target } from '@/lib/imports/guess-columns'

/** How a column's target is called; a field of the company's own by its name. */
export function useTargetName(fields: NamedField[]): (target: Target) => string {
  const t = useTranslations('imports.columns.target')
  return target => {
    if (!target.includes('field:')) return t(target as 'skip')
    return fields.find(field => fieldTarget(field) === target)?.name ?? target.slice(target.lastIndexOf(':') + 1)
  }
}
