'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LEAD_NUMBER, leadTitle } from '@/lib/leads/lead-title'
import { titlePlaceholders } from '@/lib/settings/choices'

const SAMPLE_LEAD_NUMBER = '42'

const somebody = { chatId: '18', visitorNumber: '48213', name: 'Tomas Silva', phone: null, email: null }
const nobody = { ...somebody, chatId: null, name: null }

/** The template of a lead's title, and what comes of it. */
export function TitleTemplate({ value, problem }: { value: string; problem: string | undefined }) {
  const t = useTranslations('settings.leads')
  const [template, setTemplate] = useState(value)
  const input = useRef<HTMLInputElement>(null)

  const insert = (placeholder: string) => {
    const field = input.current
    const at = field?.selectionStart ?? template.length
    const end = field?.selectionEnd ?? at
    setTemplate(`${template.slice(0, at)}{${placeholder}}${template.slice(end)}`)
    field?.focus()
  }

  const preview = (facts: typeof somebody | typeof nobody) =>
    leadTitle(template, facts, t('visitor')).replaceAll(LEAD_NUMBER, SAMPLE_LEAD_NUMBER)

  return (
    <div className="flex flex-col gap-2.5">
      <Field
        label={t('template')}
        hint={t('templateHint')}
        error={problem ? t(problem === 'placeholder' ? 'templateUnknown' : 'templateWrong') : undefined}
      >
        <Input
          ref={input}
          name="titleTemplate"
          value={template}
          onChange={event => setTemplate(event.target.value)}
          maxLength={200}
          autoComplete="off"
          required
        />
      </Field>
      <div className="flex flex-wrap gap-1.5" role="group" aria-label={t('insert')}>
        {titlePlaceholders.map(placeholder => (
          <button
            key={placeholder}
            type="button"
            title={t(`placeholders.${placeholder}`)}
            onClick={() => insert(placeholder)}
            className="rounded-sm border border-line bg-sunken px-2 py-1 font-mono text-xs text-ink transition-colors hover:bg-hover touch:min-h-11"
          >
            {`{${placeholder}}`}
          </button>
        ))}
      </div>
      <dl className="grid gap-x-4 gap-y-1 rounded-md border border-line bg-sunken px-3 py-2.5 sm:grid-cols-[auto_1fr]">
        <dt className="text-sm text-muted">{t('previewKnown')}</dt>
        <dd className="text-base font-semibold break-words">{preview(somebody)}</dd>
        <dt className="text-sm text-muted">{t('previewUnknown')}</dt>
        <dd className="text-base font-semibold break-words">{preview(nobody)}</dd>
      </dl>
    </div>
  )
}
