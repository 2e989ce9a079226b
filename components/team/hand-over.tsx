'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import { handOverAction } from '@/lib/identity/hand-over-actions'
import type { Belongings } from '@/lib/identity/hand-over-queries'
import type { PersonOption } from '@/lib/team/queries'

const FORM = 'hand-over'

type HandOverProps = { person: PersonOption; belongings: Belongings; heirs: PersonOption[]; close: () => void }

/** Deactivates somebody who still has work: it goes to one person, round the pool, or to the queue. */
export function HandOver({ person, belongings, heirs, close }: HandOverProps) {
  const t = useTranslations('people.handOver')
  const notice = useNotice()
  const [kind, setKind] = useState<'person' | 'pool' | 'queue'>(heirs.length > 0 ? 'person' : 'queue')
  const [problem, setProblem] = useState<string>()
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const heir = String(new FormData(event.currentTarget).get('heir') ?? '')
    const to = kind === 'person' ? { kind, id: heir } : { kind }
    start(async () => {
      const result = await handOverAction({ id: person.id, to })
      if (!result.ok) return setProblem(t(result.reason === 'last-admin' ? 'lastAdmin' : 'refused'))
      notice.done(t('done', { name: person.name, ...result.handed }))
      close()
    })
  }

  return (
    <DialogContent
      title={t('title', { name: person.name })}
      description={t('text', { name: person.name, ...belongings })}
      footer={
        <Button type="submit" form={FORM} tone="danger" busy={busy}>
          {t('submit')}
        </Button>
      }
    >
      <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
        <RadioGroup value={kind} onValueChange={value => setKind(value as typeof kind)} aria-label={t('question')}>
          {heirs.length > 0 ? <RadioOption value="person" label={t('toPerson')} /> : null}
          <RadioOption value="pool" label={t('toPool')} hint={t('toPoolHint')} />
          <RadioOption value="queue" label={t('toQueue')} hint={t('toQueueHint')} />
        </RadioGroup>
        {kind === 'person' ? (
          <Field label={t('heir')}>
            <Select name="heir" required>
              <NamedOptions of={heirs} />
            </Select>
          </Field>
        ) : null}
        {problem ? (
          <p role="alert" className="text-sm text-danger-ink">
            {problem}
          </p>
        ) : null}
      </form>
    </DialogContent>
  )
}
