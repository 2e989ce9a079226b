'use client'

import { CalendarOff, SlidersHorizontal } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type FormEvent } from 'react'
import { DayHours } from '@/components/settings/day-hours'
import { AwayForm } from '@/components/team/away-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { useNotice } from '@/components/ui/use-notice'
import { weekdays, type WorkingHours } from '@/lib/settings/working-hours'
import { setAwayAction, setPoolMemberAction } from '@/lib/team/pool-actions'
import type { PoolRow } from '@/lib/team/pool-queries'

const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const FORM = 'pool-member'

type PoolMemberProps = { person: PoolRow; companyHours: WorkingHours }

/** What an admin can change of one person: in or out at once, leave and details in a dialog. */
export function PoolMember({ person, companyHours }: PoolMemberProps) {
  const t = useTranslations('assignment.pool')
  const notice = useNotice()
  const [open, setOpen] = useState<'details' | 'leave' | null>(null)
  const [busy, start] = useTransition()

  const save = (change: Partial<Pick<PoolRow, 'inPool' | 'weight' | 'workingHours'>>) =>
    start(async () => {
      const { id, inPool, weight, workingHours } = person
      const saved = await setPoolMemberAction({ id, inPool, weight, workingHours, ...change })
      if (saved.ok) {
        notice.done(t('saved'))
        setOpen(null)
      } else notice.failed(t('refused'))
    })

  return (
    <div className="flex items-center gap-1.5">
      <Switch
        checked={person.inPool}
        disabled={busy}
        onCheckedChange={inPool => save({ inPool })}
        label={<span className="sr-only">{t('takesPart', { name: person.name })}</span>}
      />
      <Dialog open={open === 'leave'} onOpenChange={to => setOpen(to ? 'leave' : null)}>
        <DialogTrigger asChild>
          <IconButton label={t('leaveOf', { name: person.name })} size="sm">
            <CalendarOff aria-hidden />
          </IconButton>
        </DialogTrigger>
        <DialogContent title={t('leaveOf', { name: person.name })} description={t('leaveText')}>
          <AwayForm
            away={person}
            save={({ leave }) => setAwayAction({ id: person.id, leave })}
            saved={() => setOpen(null)}
          />
        </DialogContent>
      </Dialog>
      <Dialog open={open === 'details'} onOpenChange={to => setOpen(to ? 'details' : null)}>
        <DialogTrigger asChild>
          <IconButton label={t('detailsOf', { name: person.name })} size="sm">
            <SlidersHorizontal aria-hidden />
          </IconButton>
        </DialogTrigger>
        <DialogContent
          title={t('detailsOf', { name: person.name })}
          description={t('detailsText')}
          footer={
            <Button type="submit" form={FORM} tone="primary" busy={busy}>
              {t('save')}
            </Button>
          }
        >
          <Details person={person} companyHours={companyHours} save={save} />
        </DialogContent>
      </Dialog>
    </div>
  )
}

type DetailsProps = PoolMemberProps & { save: (change: { weight: number; workingHours: WorkingHours | null }) => void }

function Details({ person, companyHours, save }: DetailsProps) {
  const t = useTranslations('assignment.pool')
  const [hours, setHours] = useState(person.workingHours)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save({ weight: Number(new FormData(event.currentTarget).get('weight')), workingHours: hours })
  }
  return (
    <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('weightLabel')} hint={t('weightHint')}>
        <Select name="weight" defaultValue={person.weight} className="max-w-32">
          {WEIGHTS.map(weight => (
            <option key={weight} value={weight}>
              {weight}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        checked={hours === null}
        onCheckedChange={company => setHours(company ? null : companyHours)}
        label={t('companyHours')}
        hint={t('companyHoursHint')}
      />
      {hours ? (
        <div className="divide-y divide-line border-y border-line">
          {weekdays.map(day => (
            <DayHours
              key={day}
              day={day}
              pairs={hours.days[day] ?? []}
              onChange={pairs => setHours({ days: { ...hours.days, [day]: pairs } })}
            />
          ))}
        </div>
      ) : null}
    </form>
  )
}
