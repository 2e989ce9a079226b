import { ChevronRight, MessagesSquare, Settings, Settings2, UsersRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** The three screens of Jivo that matter, drawn: where to go, what to open, where to paste. */
export type JivoScreen = 'open' | 'section' | 'paste'

type JivoPictureProps = {
  screen: JivoScreen
  /** What the channel is called here; on Jivo's side it is a site. */
  site: string
  /** What stands in the field; a whole address or the beginning of one. */
  address: string
  appUrl: string
}

/** One screen of Jivo, drawn with our own components. Decorative: the words beside it say the same. */
export function JivoPicture({ screen, site, address, appUrl }: JivoPictureProps) {
  return (
    <div aria-hidden className="overflow-hidden rounded-lg border border-line-strong/55 bg-sunken text-xs select-none">
      <div className="flex h-6 items-center gap-1 border-b border-line bg-surface px-2.5">
        {[0, 1, 2].map(dot => (
          <span key={dot} className="size-1.5 rounded-full bg-line-strong/55" />
        ))}
        <span className="ml-2 text-muted">Jivo</span>
      </div>
      <div className="flex min-h-32">
        <Rail current={screen === 'open'} />
        <div className="min-w-0 flex-1 p-3">
          {screen === 'open' ? <Channels site={site} /> : null}
          {screen === 'section' ? <Sections /> : null}
          {screen === 'paste' ? <Webhooks {...{ address, appUrl }} /> : null}
        </div>
      </div>
    </div>
  )
}

function Rail({ current }: { current: boolean }) {
  const t = useTranslations('channels.steps.picture')
  return (
    <div className="flex w-[4.5rem] shrink-0 flex-col items-center gap-3 border-r border-line bg-surface py-3 text-muted">
      <MessagesSquare className="size-4" />
      <UsersRound className="size-4" />
      <Pointed on={current}>
        <span className="flex flex-col items-center gap-0.5 px-1 py-1">
          <Settings className="size-4" />
          {t('manage')}
        </span>
      </Pointed>
    </div>
  )
}

function Channels({ site }: { site: string }) {
  const t = useTranslations('channels.steps.picture')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Pointed on className="justify-self-start px-1.5 py-0.5 font-semibold">
        {t('channels')}
      </Pointed>
      <div className="flex items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-2 max-sm:flex-col max-sm:items-start">
        <span className="size-5 shrink-0 rounded-full bg-good-soft max-sm:hidden" />
        <span className="max-w-full min-w-0 flex-1 truncate">{site || t('yourSite')}</span>
        <Pointed on className="inline-flex shrink-0 items-center gap-1 px-1.5 py-0.5">
          <Settings2 className="size-3.5" />
          {t('settings')}
        </Pointed>
      </div>
      <div className="flex items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-2">
        <span className="size-5 shrink-0 rounded-full bg-line" />
        <Unread className="w-20" />
      </div>
    </div>
  )
}

function Sections() {
  const t = useTranslations('channels.steps.picture')
  const row = 'flex min-h-8 items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      {['w-24', 'w-32'].map(width => (
        <div key={width} className={row}>
          <Unread className={width} />
          <ChevronRight className="ml-auto size-3.5 text-muted" />
        </div>
      ))}
      <Pointed on>
        <div className={row}>
          <span className="min-w-0">{t('section')}</span>
          <ChevronRight className="ml-auto size-3.5 shrink-0 rotate-90 text-muted" />
        </div>
      </Pointed>
    </div>
  )
}

function Webhooks({ address, appUrl }: { address: string; appUrl: string }) {
  const t = useTranslations('channels.steps.picture')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      <Pointed on className="flex items-center gap-2 justify-self-start px-1.5 py-0.5">
        <span className="flex h-4 w-7 items-center justify-end rounded-full bg-accent px-0.5">
          <span className="size-3 rounded-full bg-on-accent" />
        </span>
        {t('webhooks')}
      </Pointed>
      <DrawnField label={t('endpoint')} value={address} on />
      <DrawnField label={t('safe')} value={appUrl} />
      <span className="justify-self-start rounded-md bg-ink px-2.5 py-1 font-semibold text-canvas">{t('save')}</span>
    </div>
  )
}

function DrawnField({ label, value, on = false }: { label: string; value: string; on?: boolean }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
      <span className="text-muted">{label}</span>
      <Pointed on={on}>
        <span className="block truncate rounded-md border border-line bg-surface px-2 py-1.5 font-mono">{value}</span>
      </Pointed>
    </div>
  )
}

// What the eye is led to.
function Pointed({ on, className, children }: { on: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={cn('min-w-0 rounded-md', on && 'text-ink outline-2 outline-offset-1 outline-accent', className)}>
      {children}
    </div>
  )
}

// Words of Jivo that do not matter here.
function Unread({ className }: { className: string }) {
  return <span className={cn('h-2 rounded-full bg-line', className)} />
}
