import { ChevronRight } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { JivoPicture } from './jivo-picture'

type JivoWalkProps = {
  /** What the channel's site is called in Jivo. */
  site: string
  /** The webhook address, or its beginning where it can no longer be shown. */
  address: string
  /** The address of this installation, which Jivo must trust before it opens our links. */
  appUrl: string
}

const PATH = ['menu', 'channels', 'settings', 'section', 'field'] as const

/** Where in Jivo the webhook address belongs: the way there in Jivo's own words, then step by step with drawings. */
export function JivoWalk(picture: JivoWalkProps) {
  const t = useTranslations('channels.steps')
  const field = (words: ReactNode) => <strong className="font-semibold break-words">{words}</strong>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Path />
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Step number={1} words={t.rich('open', { field })}>
          <JivoPicture screen="open" {...picture} />
        </Step>
        <Step number={2} words={t.rich('section', { field })}>
          <JivoPicture screen="section" {...picture} />
        </Step>
        <Step number={3} words={t.rich('paste', { field })}>
          <JivoPicture screen="paste" {...picture} />
        </Step>
        <Step number={4} words={t.rich('safe', { field })}>
          <span className="inline-flex items-center gap-1 text-sm text-muted">
            <code className="font-mono break-all">{picture.appUrl}</code>
            <CopyButton value={picture.appUrl} />
          </span>
        </Step>
        <Step number={5} words={t('save')} />
      </ol>
    </div>
  )
}

function Path() {
  const t = useTranslations('channels.steps.path')
  return (
    <div className="grid gap-1.5 text-sm text-muted">
      <ol aria-label={t('label')} className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
        {PATH.map((place, index) => (
          <li key={place} className="inline-flex min-w-0 items-center gap-1">
            {index > 0 ? <ChevronRight aria-hidden className="size-3.5 shrink-0" /> : null}
            <span className="min-w-0 rounded-sm border border-line bg-sunken px-1.5 py-0.5 text-ink">{t(place)}</span>
          </li>
        ))}
      </ol>
      <p>{t('other')}</p>
    </div>
  )
}

function Step({ number, words, children }: { number: number; words: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink tabular-nums"
      >
        {number}
      </span>
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-2.5 pt-0.5">
        <p className="text-base">{words}</p>
        {children}
      </div>
    </li>
  )
}
