'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { NamedOptions } from '@/components/ui/named-options'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import { handOverAction } from '@/lib/identity/hand-over-actions'
import type { Belongings } from '@/lib/identity/hand-over-queries'
import type { PersonOption } from '@/lib/team/queries'
import { leaverQuestions } from './leaver'

const FORM = 'hand-over'

type HandOverProps = { person: PersonOption; belongings: Belongings; heirs: PersonOption[]; close: () => void }
type Kind = 'person' | 'pool' | 'queue'

/** Deactivates somebody who leaves something: their work goes on with others, and so do their places; their API tokens end. */
export function HandOver({ person, belongings, heirs, close }: HandOverProps) {
  const t = useTranslations('people.handOver')
  const notice = useNotice()
  const asks = leaverQuestions(belongings)
  const [kind, setKind] = useState<Kind>(heirs.length > 0 && (asks.work || asks.places) ? 'person' : 'queue')
  const [problem, setProblem] = useState<string>()
  const [busy, start] = useTransition()
  const { name } = person
  const { leads, tasks, contacts } = belongings

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const to = kind === 'person' ? { kind, id: String(form.get('heir') ?? '') } : { kind }
    // Who only stands in places is asked for somebody to take them, not whether.
    const takesPlaces = asks.places && (!asks.work || form.has('takesPlaces'))
    start(async () => {
      const result = await handOverAction({ id: person.id, to, takesPlaces })
      if (!result.ok) return setProblem(t(result.reason === 'last-admin' ? 'lastAdmin' : 'refused'))
      notice.done(t('done', { name, ...result.handed }))
      close()
    })
  }

  return (
    <DialogContent
      title={t('title', { name })}
      description={asks.work ? t('text', { name, leads, tasks, contacts }) : t('noWork', { name })}
      footer={
        <Button type="submit" form={FORM} tone="danger" busy={busy}>
          {t(asks.work ? 'submit' : 'submitAlone')}
        </Button>
      }
    >
      <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
        {asks.work || asks.places ? <Receiver {...{ kind, setKind, heirs }} isForWork={asks.work} /> : null}
        <Places {...{ name, belongings, kind }} />
        {asks.tokens ? <Tokens name={name} tokens={belongings.tokens} /> : null}
        {problem ? (
          <p role="alert" className="text-sm text-danger-ink">
            {problem}
          </p>
        ) : null}
      </form>
    </DialogContent>
  )
}

type ReceiverProps = { kind: Kind; setKind: (kind: Kind) => void; heirs: PersonOption[]; isForWork: boolean }

function Receiver({ kind, setKind, heirs, isForWork }: ReceiverProps) {
  const t = useTranslations('people.handOver')
  return (
    <>
      <RadioGroup
        value={kind}
        onValueChange={value => setKind(value as Kind)}
        aria-label={t(isForWork ? 'question' : 'whoTakes')}
      >
        {heirs.length > 0 ? <RadioOption value="person" label={t('toPerson')} /> : null}
        {isForWork ? <RadioOption value="pool" label={t('toPool')} hint={t('toPoolHint')} /> : null}
        <RadioOption value="queue" label={t('toQueue')} hint={isForWork ? t('toQueueHint') : undefined} />
      </RadioGroup>
      {kind === 'person' ? (
        <Field label={t(isForWork ? 'heir' : 'whoTakes')}>
          <Select name="heir" required>
            <NamedOptions of={heirs} />
          </Select>
        </Field>
      ) : null}
    </>
  )
}

/** What becomes of the rules and defaults that name the person. */
function Places({ name, belongings, kind }: { name: string; belongings: Belongings; kind: Kind }) {
  const t = useTranslations('people.handOver')
  const list = new Intl.ListFormat(useLocale())
  const { rules, channels, isDefaultOwner, inPool } = belongings
  const asks = leaverQuestions(belongings)
  const places = list.format([
    ...(rules > 0 ? [t('rules', { count: rules })] : []),
    ...channels.map(channel => t('channel', { name: channel })),
    ...(isDefaultOwner ? [t('default')] : []),
  ])
  if (!asks.places && !inPool) return null
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <p className="text-sm font-semibold">{t('placesTitle')}</p>
      {asks.places && kind === 'person' && asks.work ? (
        <Checkbox name="takesPlaces" defaultChecked label={t('takePlaces')} hint={t('places', { name, places })} />
      ) : null}
      {asks.places && !(kind === 'person' && asks.work) ? (
        <p className="text-base">{t(kind === 'person' ? 'places' : 'placesStay', { name, places })}</p>
      ) : null}
      {inPool ? <p className="text-base">{t('pool', { name })}</p> : null}
    </div>
  )
}

/** The programs that stop: a token ends with whoever made it. */
function Tokens({ name, tokens }: { name: string; tokens: string[] }) {
  const t = useTranslations('people.handOver')
  const names = new Intl.ListFormat(useLocale()).format(tokens)
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <p className="text-sm font-semibold">{t('tokensTitle')}</p>
      <p className="text-base">{t('tokens', { count: tokens.length, name, names })}</p>
    </div>
  )
}
