'use client'

import { Merge } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Alert } from '@/components/ui/alert'
import { contactLabel, distinctLabels } from '@/lib/contacts/contact-label'
import type { MergePage } from '@/lib/identity/merge-page'
import { FieldChoices } from './field-choices'
import { mergeRequest, opposite, valueOf, type MergeState, type Side } from './merge-state'
import { MovesPreview } from './moves-preview'
import { SurvivorCards } from './survivor-cards'
import { ThirdCard } from './third-card'
import { useMerge } from './use-merge'
import { ValueChoices } from './value-choices'

type MergeFormProps = {
  page: MergePage
  /** Made with the page, so that asking twice merges once. */
  mergeId: string
  cancelHref: string
}

/** The decision about two contacts: who stays, whose fields, which values, and what will move. */
export function MergeForm({ page, mergeId, cancelHref }: MergeFormProps) {
  const t = useTranslations('merge')
  const [state, setState] = useState<MergeState>({
    survivor: page.survivorId === page.one.id ? 'one' : 'other',
    fields: {},
    stars: {},
    dropped: [],
    goesOn: false,
  })
  const { run, apart, busy } = useMerge()
  // What the person had before their eyes when somebody else was faster; the page is read again and the choices stay.
  const [outdated, setOutdated] = useState<MergePage | null>(null)
  const [survivor, loser] = distinctLabels(page[state.survivor], page[opposite(state.survivor)], t('visitor'))
  const names = { survivor, loser }
  const change = (part: Partial<MergeState>) => setState(before => ({ ...before, ...part }))
  const takeAll = (side: Side) => {
    const filled = page.fields.filter(field => field.differs && valueOf(field, side) !== null)
    change({ fields: { ...state.fields, ...Object.fromEntries(filled.map(field => [field.field, side])) } })
  }
  return (
    <form
      className="space-y-4"
      aria-busy={busy}
      onSubmit={event => {
        event.preventDefault()
        if (!busy)
          run(
            mergeRequest(page, state, mergeId),
            names,
            () => setOutdated(page),
            state.goesOn ? (page.third?.id ?? null) : null,
          )
      }}
    >
      {outdated ? <ChangedAlert before={outdated} page={page} /> : null}
      <SurvivorCards page={page} survivor={state.survivor} onChange={survivor => change({ survivor })} />
      {page.third ? (
        <ThirdCard person={page.third} goesOn={state.goesOn} onChange={goesOn => change({ goesOn })} />
      ) : null}
      <FieldChoices
        {...{ page, state }}
        onTake={(field, taken) => change({ fields: { ...state.fields, [field]: taken } })}
        onTakeAll={takeAll}
      />
      <ValueChoices
        {...{ page, state }}
        onStar={(kind, id) => change({ stars: { ...state.stars, [kind]: id } })}
        onDrop={(id, isDropped) =>
          change({ dropped: isDropped ? [...state.dropped, id] : state.dropped.filter(one => one !== id) })
        }
      />
      <MovesPreview from={page[opposite(state.survivor)]} to={names.survivor} />
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <p className="min-w-0 basis-60 grow text-base text-pretty">{t('confirm', names)}</p>
        <div className="flex flex-wrap gap-2">
          <Button asChild tone="quiet">
            <Link href={cancelHref}>{t('cancel')}</Link>
          </Button>
          <Button disabled={busy} onClick={() => apart(page.one.id, page.other.id, cancelHref)}>
            {t('notSame')}
          </Button>
          <Button type="submit" tone="primary" busy={busy} className="max-sm:order-first max-sm:w-full">
            <Merge aria-hidden />
            {t('merge')}
          </Button>
        </div>
      </div>
    </form>
  )
}

function ChangedAlert({ before, page }: { before: MergePage; page: MergePage }) {
  const t = useTranslations('merge')
  const changed = (['one', 'other'] as const).filter(side => before[side].version !== page[side].version)
  const names = changed.map(side => contactLabel(page[side], t('visitor')))
  return (
    <Alert tone="warn" urgent title={t('changed.title', { count: names.length, one: names[0] ?? '' })}>
      {t('changed.text')}
    </Alert>
  )
}
