'use client'

import { CircleCheck, CircleDashed, CircleX, Radar, TriangleAlert, type IconComponent } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { testOwnAddressAction } from '@/lib/set-up/actions'
import type { Check } from '@/lib/set-up/self-test-queries'

const looks = {
  ok: { icon: CircleCheck, ink: 'text-good-ink' },
  warn: { icon: TriangleAlert, ink: 'text-warn-ink' },
  fail: { icon: CircleX, ink: 'text-danger-ink' },
  skipped: { icon: CircleDashed, ink: 'text-muted' },
} satisfies Record<Check['verdict'], { icon: IconComponent; ink: string }>

/** The server calls its own address and tells, line by line, what it met and what to do. */
export function SelfTest({ appUrl }: { appUrl: string }) {
  const t = useTranslations('setup.selfTest')
  const [checks, setChecks] = useState<Check[] | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const [busy, start] = useTransition()
  const run = () =>
    start(async () => {
      const result = await testOwnAddressAction({}).catch(() => null)
      setHasFailed(!result?.ok)
      if (result?.ok) setChecks(result.checks)
    })
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="text-base font-semibold">{t('title')}</h3>
        <p className="text-base text-pretty break-words text-muted">{t('text', { appUrl })}</p>
      </div>
      <Button className="justify-self-start" busy={busy} onClick={run}>
        {busy ? null : <Radar aria-hidden />}
        {busy ? t('running') : checks ? t('again') : t('run')}
      </Button>
      {hasFailed ? <Alert tone="danger" title={t('failed')} urgent /> : null}
      {checks ? (
        <ul aria-live="polite" className="divide-y divide-line overflow-hidden rounded-lg border border-line">
          {checks.map(check => (
            <CheckLine key={check.check} check={check} />
          ))}
        </ul>
      ) : null}
      <p className="text-sm text-pretty text-muted">{t('limits')}</p>
    </div>
  )
}

function CheckLine({ check: { check, verdict, code, detail } }: { check: Check }) {
  const t = useTranslations('setup.selfTest')
  const { icon: Icon, ink } = looks[verdict]
  return (
    <li className="flex gap-3 px-3 py-2.5">
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0">
        <p className="text-sm">
          <span className="font-semibold">{t(`checks.${check}`)}</span>
          <span className={cn('ml-2 text-xs font-semibold', ink)}>{t(`verdict.${verdict}`)}</span>
        </p>
        <p className={cn('text-base break-words', verdict === 'skipped' && 'text-muted')}>
          {t(`codes.${code}`, { detail: detail ?? '' })}
        </p>
      </div>
    </li>
  )
}
