'use client'

import { ArrowLeft, RotateCcw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { Spinner } from '@/components/ui/spinner'
import { TouchFacts } from './touch-facts'
import { useStandIn, type Handed } from './use-stand-in'

const ARRIVALS = {
  google: 'utm_source=google&utm_medium=cpc&utm_campaign=natal',
  instagram: 'utm_source=instagram&utm_medium=social&utm_campaign=verao',
  inside: '',
} as const

/** A make-believe site with the snippet on it, and what comes of it. */
export function TrySite({ needsConsent }: { needsConsent: boolean }) {
  const t = useTranslations('visit.trying')
  const { handed, isBlocked } = useStandIn()
  const startOver = () => {
    window.balcaoVisit?.withdraw()
    location.reload()
  }
  return (
    <main className="mx-auto flex max-w-2xl flex-col gap-5 px-4 py-8">
      <header>
        <a
          href="/admin/snippet"
          className="inline-flex h-7 items-center gap-1 text-sm text-muted hover:text-ink touch:h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </a>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-0.5 text-base text-pretty text-muted">{t('text')}</p>
      </header>
      <Outcome {...{ handed, isBlocked, needsConsent }} />
      <Card>
        <CardHeader title={t('arrive')} />
        <CardBody className="flex flex-wrap gap-2">
          {Object.entries(ARRIVALS).map(([name, query]) => (
            <Button asChild key={name}>
              <a href={`?${query}${needsConsent ? '&consent=required' : ''}`}>{t(name as keyof typeof ARRIVALS)}</a>
            </Button>
          ))}
          <Button tone="quiet" onClick={startOver}>
            <RotateCcw aria-hidden />
            {t('startOver')}
          </Button>
        </CardBody>
      </Card>
    </main>
  )
}

function Outcome({
  handed,
  isBlocked,
  needsConsent,
}: {
  handed: Handed | null
  isBlocked: boolean
  needsConsent: boolean
}) {
  const t = useTranslations('visit.trying')
  const isKept = handed !== null && handed.token !== ''
  if (isBlocked) return <Alert tone="danger" title={t('blocked')} urgent />
  return (
    <>
      {needsConsent ? (
        <Alert
          tone={isKept ? 'good' : 'info'}
          title={isKept ? t('reads') : t('noConsent')}
          actions={<Consent isGiven={isKept} />}
        />
      ) : null}
      {handed?.failed ? <Alert tone="danger" title={t('failed')} urgent /> : null}
      {!handed && !needsConsent ? (
        <p role="status" className="flex items-center gap-2 text-base text-muted">
          <Spinner /> {t('waiting')}
        </p>
      ) : null}
      {isKept && !handed.failed ? <Reading handed={handed} /> : null}
    </>
  )
}

function Consent({ isGiven }: { isGiven: boolean }) {
  const t = useTranslations('visit.trying')
  if (isGiven) return <Button onClick={() => window.balcaoVisit?.withdraw()}>{t('withdraw')}</Button>
  return (
    <Button tone="primary" onClick={() => window.balcaoVisit?.consent()}>
      {t('agree')}
    </Button>
  )
}

function Reading({ handed: { token, read } }: { handed: Handed }) {
  const t = useTranslations('visit')
  const visit = read?.kind === 'visit' ? read : null
  return (
    <Card aria-live="polite">
      <CardHeader title={t('trying.reads')} />
      <CardBody className="flex flex-col gap-4">
        <TouchFacts first={visit?.firstTouch ?? null} last={visit?.lastTouch ?? null} />
        <DefinitionList className="border-t border-line pt-3">
          {visit?.siteUserId ? <Definition term={t('token.siteId')}>{visit.siteUserId}</Definition> : null}
          <Definition term={t('trying.token')}>
            <span className="flex items-start gap-1">
              <code className="line-clamp-3 min-w-0 flex-1 font-mono text-sm leading-5 break-all">{token}</code>
              <CopyButton value={token} label={t('trying.copyToken')} />
            </span>
          </Definition>
        </DefinitionList>
      </CardBody>
    </Card>
  )
}
