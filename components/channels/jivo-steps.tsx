import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

const menu = ['manage', 'channels', 'settings', 'integration', 'webhooks'] as const

/** Where in Jivo the address belongs, drawn as its menu is. `appUrl` is what Jivo must trust before it opens our links. */
export function JivoSteps({ appUrl }: { appUrl: string }) {
  const t = useTranslations('channels.steps')
  const field = (words: ReactNode) => <strong className="font-semibold break-words">{words}</strong>
  return (
    <ol className="flex flex-col gap-3 text-base">
      <Step number={1}>
        <p>{t('open')}</p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-1 gap-y-1.5">
          {menu.map((item, index) => (
            <span key={item} className="inline-flex items-center gap-1">
              {index > 0 ? <ChevronRight aria-hidden className="size-3.5 text-muted" /> : null}
              <span className="rounded-sm border border-line bg-sunken px-1.5 py-0.5 text-sm">{t(`menu.${item}`)}</span>
            </span>
          ))}
        </p>
      </Step>
      <Step number={2}>{t.rich('paste', { field })}</Step>
      <Step number={3}>{t.rich('safe', { field, appUrl })}</Step>
      <Step number={4}>{t('save')}</Step>
    </ol>
  )
}

function Step({ number, children }: { number: number; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink"
      >
        {number}
      </span>
      <div className="min-w-0 pt-0.5">{children}</div>
    </li>
  )
}
