'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import { CONSENT_CALLS, isReachable, snippetLine } from '@/lib/visit/snippet-line'
import { CodeLine } from './code-line'

export type ConsentChoice = 'always' | 'consent'

type SnippetCardProps = { appUrl: string; choice: ConsentChoice; onChoice: (choice: ConsentChoice) => void }

/** The one line for the site, with or without consent. */
export function SnippetCard({ appUrl, choice, onChoice }: SnippetCardProps) {
  const t = useTranslations('visit.snippet.line')
  const needsConsent = choice === 'consent'
  const options = (['always', 'consent'] as const).map(value => ({ value, label: t(value) }))
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col gap-4">
        <p className="text-base text-pretty text-muted">{t('text')}</p>
        <Segmented label={t('choice')} options={options} value={choice} onChange={onChoice} className="max-w-sm" />
        {isReachable(appUrl) ? null : (
          <Alert tone="warn" title={t('unreachable')}>
            {t('unreachableText', { appUrl })}
          </Alert>
        )}
        <CodeLine code={snippetLine(appUrl, { needsConsent })} copyLabel={t('copy')} isMain />
        {needsConsent ? (
          <>
            <p className="-mb-2 text-base">{t('give')}</p>
            <CodeLine code={CONSENT_CALLS.give} copyLabel={t('copyCall')} />
            <p className="-mb-2 text-base">{t('withdraw')}</p>
            <CodeLine code={CONSENT_CALLS.withdraw} copyLabel={t('copyCall')} />
          </>
        ) : null}
      </CardBody>
    </Card>
  )
}
