import { useTranslations } from 'next-intl'

const sections = ['leads', 'owners', 'conflicts', 'jivo', 'hours', 'company', 'tokens'] as const

/** The sections of the page beside it, where there is room. */
export function SectionLinks() {
  const t = useTranslations('settings')
  return (
    <nav aria-label={t('sections')} className="sticky top-7 max-lg:hidden">
      <ul className="flex flex-col gap-0.5 border-l border-line">
        {sections.map(section => (
          <li key={section}>
            <a
              href={`#${section}`}
              className="-ml-px block border-l border-transparent py-1.5 pl-4 text-sm text-muted transition-colors hover:border-accent hover:text-ink"
            >
              {t(`${section}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
