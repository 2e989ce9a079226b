import { useTranslations } from 'next-intl'

const grounds = ['canvas', 'rail', 'surface', 'raised', 'sunken', 'hover', 'pressed'] as const
const meanings = ['accent', 'warn', 'danger', 'info', 'good'] as const

/** The grounds, and the colours that mean something, each with its word. */
export function ColourSamples() {
  const t = useTranslations('design.colours')
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="mb-2 text-xs font-semibold text-muted">{t('grounds')}</h3>
        <ul className="grid grid-cols-4 gap-2 sm:grid-cols-7">
          {grounds.map(ground => (
            <li key={ground} className="text-xs text-muted">
              <span
                className="mb-1 block h-10 rounded-md border border-line"
                style={{ backgroundColor: `var(--${ground})` }}
              />
              {ground}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="mb-2 text-xs font-semibold text-muted">{t('meanings')}</h3>
        <ul className="grid gap-2 sm:grid-cols-2">
          {meanings.map(meaning => (
            <li
              key={meaning}
              className="flex items-center gap-2.5 rounded-md border px-3 py-2 text-sm"
              style={{
                backgroundColor: `var(--${meaning}-soft)`,
                borderColor: `var(--${meaning}-line)`,
                color: `var(--${meaning}-ink)`,
              }}
            >
              <span className="size-4 rounded-full" style={{ backgroundColor: `var(--${meaning})` }} />
              {t(meaning)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The five sizes and two weights. */
export function TypeSamples() {
  const t = useTranslations('design.type')
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xl font-semibold">{t('page')}</p>
      <p className="text-lg font-semibold">{t('lead')}</p>
      <p className="text-base">{t('body')}</p>
      <p className="text-sm text-muted">{t('secondary')}</p>
      <p className="text-xs font-semibold text-muted">{t('label')}</p>
      <p className="text-base tabular-nums">{t('figures')}</p>
    </div>
  )
}
