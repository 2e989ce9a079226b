'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { checkImport, discardImport } from '@/lib/imports/actions'
import { claimedTwice, type NamedField, type Target } from '@/lib/imports/guess-columns'
import { ColumnRow } from './column-row'
import { useTargetName } from './use-target-name'

export type ColumnFormProps = {
  importId: string
  columns: string[]
  hasHeader: boolean
  mapping: Target[]
  areaCode: string | null
  samples: { withHeader: string[][]; without: string[][] }
  fields: NamedField[]
}

const REASONS = ['no_key', 'twice', 'invalid', 'columns', 'state'] as const

/** The second step: what each column is, with what stands in it. */
export function ColumnForm({
  importId,
  columns,
  hasHeader: hadHeader,
  mapping: guessed,
  areaCode: chosenCode,
  samples,
  fields,
}: ColumnFormProps) {
  const t = useTranslations('imports.columns')
  const router = useRouter()
  const nameOf = useTargetName(fields)
  const [mapping, setMapping] = useState(guessed)
  const [hasHeader, setHeader] = useState(hadHeader)
  const [areaCode, setAreaCode] = useState(chosenCode ?? '')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const [discarding, startDiscarding] = useTransition()
  const shown = hasHeader ? samples.withHeader : samples.without

  const check = () =>
    start(async () => {
      const result = await checkImport({ importId, mapping, hasHeader, areaCode }).catch(() => null)
      setRefused(result?.ok ? null : (REASONS.find(reason => reason === result?.reason) ?? 'other'))
    })
  const discard = () =>
    startDiscarding(async () => {
      await discardImport({ importId }).catch(() => null)
      router.push('/contacts/import')
    })

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        check()
      }}
      className="flex max-w-4xl flex-col gap-5"
    >
      <label className="flex items-center gap-2.5 text-base touch:min-h-11">
        <Checkbox checked={hasHeader} onCheckedChange={on => setHeader(on)} />
        {t('header')}
      </label>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div
          aria-hidden
          className="hidden grid-cols-[minmax(0,1fr)_16rem] gap-4 border-b border-line bg-sunken px-4 py-2 text-xs font-semibold text-muted sm:grid"
        >
          <span>{t('ofFile')}</span>
          <span>{t('ofCrm')}</span>
        </div>
        <ul className="divide-y divide-line">
          {columns.map((column, index) => (
            <ColumnRow
              key={index}
              name={(hasHeader && column.trim()) || t('column', { number: index + 1 })}
              samples={shown[index] ?? []}
              target={mapping[index] ?? 'skip'}
              fields={fields}
              onChange={target => setMapping(mapping.with(index, target))}
            />
          ))}
        </ul>
      </div>
      <Field label={t('areaCode')} hint={t('areaCodeHint')} className="max-w-md">
        <Input
          value={areaCode}
          onChange={event => setAreaCode(event.target.value)}
          inputMode="numeric"
          maxLength={2}
          className="w-20"
        />
      </Field>
      {mapping.some(target => target.startsWith('lead:')) ? (
        <p className="max-w-2xl text-sm text-muted">{t('leadHint')}</p>
      ) : null}
      {refused ? (
        <Alert
          tone="danger"
          urgent
          title={t(refused as 'other', { target: nameOf(claimedTwice(mapping) ?? 'skip') })}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" tone="primary" busy={busy}>
          {t('check')}
        </Button>
        <Button tone="quiet" busy={discarding} onClick={discard}>
          {t('discard')}
        </Button>
      </div>
    </form>
  )
}
