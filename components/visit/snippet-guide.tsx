'use client'

import { ExternalLink } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { SnippetCard, type ConsentChoice } from './snippet-card'

const TRY = '/admin/snippet/try?utm_source=google&utm_medium=cpc&utm_campaign=natal'

/** Everything about the snippet: the line, a test, what it keeps, and the words for the privacy policy. */
export function SnippetGuide({ appUrl, company }: { appUrl: string; company: string | null }) {
  const [choice, setChoice] = useState<ConsentChoice>('always')
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <SnippetCard appUrl={appUrl} choice={choice} onChoice={setChoice} />
        <MoreCard />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <TryCard choice={choice} />
        <KeepsCard />
        <PrivacyCard choice={choice} company={company} />
      </div>
    </div>
  )
}

function MoreCard() {
  const t = useTranslations('visit.snippet.more')
  const code = (words: ReactNode) => (
    <code className="rounded-sm bg-sunken px-1 font-mono text-sm wrap-anywhere">{words}</code>
  )
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody>
        <ul className="flex list-disc flex-col gap-2 pl-4 text-base text-pretty marker:text-muted">
          {(['visitor', 'own', 'token'] as const).map(key => (
            <li key={key}>{t.rich(key, { code })}</li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}

function TryCard({ choice }: { choice: ConsentChoice }) {
  const t = useTranslations('visit.snippet.try')
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col items-start gap-3">
        <p className="text-base text-pretty text-muted">{t('text')}</p>
        <Button asChild>
          <a href={choice === 'consent' ? `${TRY}&consent=required` : TRY} target="_blank">
            <ExternalLink aria-hidden />
            {t(choice)}
          </a>
        </Button>
      </CardBody>
    </Card>
  )
}

function KeepsCard() {
  const t = useTranslations('visit.snippet.keeps')
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody>
        <ul className="flex list-disc flex-col gap-2 pl-4 text-base text-pretty marker:text-muted">
          {(['pages', 'where', 'leaves', 'never'] as const).map(key => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}

function PrivacyCard({ choice, company }: { choice: ConsentChoice; company: string | null }) {
  const t = useTranslations('visit.snippet.privacy')
  const note = t('note', { company: company ?? t('company'), consent: choice === 'consent' ? 'yes' : 'no' })
  return (
    <Card>
      <CardHeader title={t('title')} actions={<CopyButton value={note} label={t('copy')} />} />
      <CardBody className="flex flex-col gap-3">
        <p className="text-base text-pretty text-muted">{t('text')}</p>
        <blockquote className="border-l-2 border-line-strong pl-3 text-base text-pretty">{note}</blockquote>
      </CardBody>
    </Card>
  )
}
