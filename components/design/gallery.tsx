import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { ColourSamples, TypeSamples } from './foundation-samples'
import { ButtonSamples, FieldSamples } from './control-samples'
import { ListSamples, MarkSamples } from './list-samples'
import { OverlaySamples } from './overlay-samples'
import { StateSamples } from './state-samples'

const sections = [
  { name: 'colours', samples: ColourSamples },
  { name: 'type', samples: TypeSamples },
  { name: 'buttons', samples: ButtonSamples },
  { name: 'fields', samples: FieldSamples },
  { name: 'marks', samples: MarkSamples },
  { name: 'lists', samples: ListSamples },
  { name: 'states', samples: StateSamples },
  { name: 'overlays', samples: OverlaySamples },
] as const

/**
 * Every primitive in both themes side by side, its sample times counted from `now`. Wrap it in ClientMessages with the
 * `design` namespace.
 */
export function Gallery({ now }: { now: Date }) {
  const t = useTranslations('design')
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <div className="flex flex-col gap-8">
        {sections.map(({ name, samples: Samples }) => (
          <section key={name}>
            <h2 className="mb-3 text-lg font-semibold">{t(`${name}.title`)}</h2>
            <div className="grid gap-3 lg:grid-cols-2">
              <Theme name="light" label={t('light')}>
                <Samples now={now} />
              </Theme>
              <Theme name="dark" label={t('dark')}>
                <Samples now={now} />
              </Theme>
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

function Theme({ name, label, children }: { name: 'light' | 'dark'; label: string; children: ReactNode }) {
  return (
    <div data-theme={name} className="min-w-0 rounded-lg border border-line bg-canvas p-4 text-ink sm:p-5">
      <p className="mb-3 text-xs font-semibold text-muted">{label}</p>
      {children}
    </div>
  )
}
