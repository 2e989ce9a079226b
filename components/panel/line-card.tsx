'use client'

import { ArrowDown, ArrowUp, Trash2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ownLinks } from '@/lib/settings/panel-line'
import type { LineDraft } from './panel-source'

type LineCardProps = {
  line: LineDraft
  /** What it shows; null for a field that is archived. */
  label: string | null
  place: number
  count: number
  error: 'title' | 'link' | null
  change: (change: Partial<LineDraft>) => void
  move: (by: 1 | -1) => void
  remove: () => void
}

/** One line of the operator's panel: what it shows, in which words, and where it leads. */
export function LineCard({ line, label, place, count, error, change, move, remove }: LineCardProps) {
  const t = useTranslations('panel')
  const name = label ?? line.title
  return (
    <li className="px-4 py-3.5">
      <div className="mb-2.5 flex items-center gap-2">
        <span className="w-5 shrink-0 text-sm text-muted tabular-nums">{place + 1}</span>
        <h3 className="min-w-0 flex-1 text-base font-semibold break-words">
          {label ?? <span className="text-muted">{t('archived', { title: line.title })}</span>}
        </h3>
        <IconButton label={t('up', { name })} size="sm" disabled={place === 0} onClick={() => move(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t('down', { name })} size="sm" disabled={place === count - 1} onClick={() => move(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={t('remove', { name })} size="sm" className="text-muted" onClick={remove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <div className="grid gap-3 pl-7 sm:grid-cols-2">
        <Field label={t('lineTitle')} error={error === 'title' ? t('titleWrong') : undefined}>
          <Input
            value={line.title}
            maxLength={60}
            autoComplete="off"
            onChange={event => change({ title: event.target.value })}
          />
        </Field>
        <Field label={t('key')} aside={t('optional')}>
          <Input
            value={line.key ?? ''}
            maxLength={60}
            autoComplete="off"
            onChange={event => change({ key: event.target.value || null })}
          />
        </Field>
        <LinkFields line={line} error={error === 'link'} change={change} />
      </div>
    </li>
  )
}

type LinkFieldsProps = { line: LineDraft; error: boolean; change: (change: Partial<LineDraft>) => void }

function LinkFields({ line, error, change }: LinkFieldsProps) {
  const t = useTranslations('panel')
  const own = ownLinks.find(one => one === line.link)
  // Chosen, but not typed yet.
  const [isAwaited, setAwaited] = useState(false)
  const isAddress = line.link === null ? isAwaited : !own
  const choose = (value: string) => {
    setAwaited(value === 'address')
    change({ link: value === 'contact' || value === 'lead' ? value : null })
  }
  return (
    <>
      <Field label={t('link')}>
        <Select value={isAddress ? 'address' : (own ?? '')} onChange={event => choose(event.target.value)}>
          <option value="">{t('links.none')}</option>
          <option value="contact">{t('links.contact')}</option>
          <option value="lead">{t('links.lead')}</option>
          <option value="address">{t('links.address')}</option>
        </Select>
      </Field>
      {isAddress ? (
        <Field
          className="sm:col-span-2"
          label={t('address')}
          hint={t('addressHint')}
          error={error ? t('addressWrong') : undefined}
        >
          <Input
            type="url"
            inputMode="url"
            placeholder="https://erp.exemplo.com.br/cliente/{value}"
            value={line.link ?? ''}
            onChange={event => change({ link: event.target.value || null })}
          />
        </Field>
      ) : null}
    </>
  )
}
