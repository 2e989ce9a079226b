'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import { addRuleAction } from '@/lib/leads/assignment-actions'
import type { SeenValues } from '@/lib/leads/assignment-queries'
import { ruleSubjects, type RuleSubject } from '@/lib/leads/assignment-rules'
import type { PersonOption } from '@/lib/team/queries'
import { SuggestedInput } from './suggested-input'

type NewRuleProps = { seen: SeenValues; channels: PersonOption[]; managers: PersonOption[] }

/** Adds a rule; what chats have brought already is offered while one types. */
export function NewRule({ seen, channels, managers }: NewRuleProps) {
  const t = useTranslations('assignment.rules')
  const notice = useNotice()
  const form = useRef<HTMLFormElement>(null)
  const [subject, setSubject] = useState<RuleSubject>('department')
  const [problem, setProblem] = useState<string>()
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    start(async () => {
      const rule = { subject, value: String(given.get('value') ?? ''), userId: String(given.get('userId') ?? '') }
      const added = await addRuleAction(rule)
      setProblem(added.ok ? undefined : t(added.reason === 'exists' ? 'exists' : 'wrong'))
      if (!added.ok) return
      notice.done(t('added'))
      form.current?.reset()
      setSubject('department')
    })
  }

  return (
    <form ref={form} onSubmit={submit} className="grid items-start gap-3 border-t border-line pt-4 sm:grid-cols-2">
      <Field label={t('subject')}>
        <Select value={subject} onChange={event => setSubject(event.target.value as RuleSubject)}>
          {ruleSubjects.map(each => (
            <option key={each} value={each}>
              {t(`subjects.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <RuleValue key={subject} subject={subject} seen={seen} channels={channels} problem={problem} />
      <Field label={t('person')}>
        <Select name="userId" required>
          <NamedOptions of={managers} />
        </Select>
      </Field>
      <Button type="submit" busy={busy} className="sm:mt-[26px] sm:justify-self-start">
        {t('add')}
      </Button>
    </form>
  )
}

type RuleValueProps = Pick<NewRuleProps, 'seen' | 'channels'> & { subject: RuleSubject; problem: string | undefined }

function RuleValue({ subject, seen, channels, problem }: RuleValueProps) {
  const t = useTranslations('assignment.rules')
  if (subject === 'channel') {
    return (
      <Field label={t('value')} error={problem}>
        <Select name="value" required>
          <NamedOptions of={channels} />
        </Select>
      </Field>
    )
  }
  const values = { values: seen[subject], name: 'value', maxLength: 200, required: true }
  return <SuggestedInput label={t('value')} error={problem} hint={t(`hints.${subject}`)} {...values} />
}
