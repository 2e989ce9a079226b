'use client'

import { Lock, Mail, MessageCircle, Phone, Star, TriangleAlert, UsersRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { ChangersOnly, useMayChange } from '@/components/layout/may-change'
import { Badge } from '@/components/ui/badge'
import { BreakableAddress } from '@/components/ui/breakable'
import { cn } from '@/components/ui/cn'
import { IconButton } from '@/components/ui/icon-button'
import type { CardValue } from '@/lib/contacts/card-values'
import { makeValuePrimary } from '@/lib/identity/contact-edit-actions'
import { useContactEdit } from './use-contact-edit'
import { ValueMenu } from './value-menu'
import { ValueSourceChip } from './value-source'

// Most values are right; what mends the others travels by itself.
const ValueMend = dynamic(() => import('./value-mend').then(module => module.ValueMend))

const RIGHT_OR_LOST: CardValue['flag'][] = [null, 'service', 'invalid']

type ValueRowProps = {
  contactId: string
  value: CardValue
  /** the primary of its kind as this page shows it */
  primaryId: string | null
  timeZone: string
}

/** One e-mail or phone: the star, the value, what there is to know about it, and how to reach it. */
export function ValueRow({ contactId, value, primaryId, timeZone }: ValueRowProps) {
  const t = useTranslations('contacts.values')
  const { run, busy, notice } = useContactEdit()
  const { isPrimary } = value
  const makePrimary = () =>
    run(
      () => makeValuePrimary({ contactId, identifierId: value.id, was: primaryId }),
      () => {
        const undo = () =>
          primaryId && run(() => makeValuePrimary({ contactId, identifierId: primaryId, was: value.id }))
        notice.undoable(t('madePrimary', { value: value.shown }), () => void undo())
      },
    )
  return (
    <li className="flex min-h-11 items-start gap-2 py-2 pr-2 pl-2.5 max-sm:gap-1 max-sm:pr-0.5 max-sm:pl-0.5">
      <StarButton
        {...{ isPrimary, busy }}
        label={isPrimary ? t('primary') : t('makePrimary', { value: value.shown })}
        onPress={makePrimary}
      />
      <div className="min-w-0 flex-1 pt-1 touch:pt-3">
        <p className={cn('text-base wrap-anywhere tabular-nums', isPrimary && 'font-semibold')}>
          {value.href ? (
            <a href={value.href} className="hit rounded-sm hover:underline">
              <BreakableAddress text={value.shown} />
            </a>
          ) : (
            <BreakableAddress text={value.shown} />
          )}
          {value.extension ? (
            <span className="font-normal text-muted"> {t('extension', { extension: value.extension })}</span>
          ) : null}
        </p>
        <Marks value={value} />
        <ValueSourceChip {...{ value, timeZone }} />
        <ChangersOnly>
          {value.suggestion || !RIGHT_OR_LOST.includes(value.flag) ? <ValueMend {...{ contactId, value }} /> : null}
        </ChangersOnly>
      </div>
      <div className="flex shrink-0 items-center">
        <Reach value={value} />
        <ChangersOnly>
          <ValueMenu {...{ contactId, value }} onPrimary={makePrimary} />
        </ChangersOnly>
      </div>
    </li>
  )
}

type StarButtonProps = { isPrimary: boolean; busy: boolean; label: string; onPress: () => void }

function StarButton({ isPrimary, busy, label, onPress }: StarButtonProps) {
  const mayChange = useMayChange()
  if (isPrimary) {
    return (
      <span className="flex size-7 shrink-0 items-center justify-center touch:size-11" title={label}>
        <Star role="img" aria-label={label} className="size-4 fill-accent text-accent" />
      </span>
    )
  }
  if (!mayChange) return <span className="size-7 shrink-0 touch:size-11" />
  return (
    <IconButton label={label} size="sm" className="text-muted" disabled={busy} onClick={onPress}>
      <Star aria-hidden />
    </IconButton>
  )
}

function Marks({ value }: { value: CardValue }) {
  const t = useTranslations('contacts')
  const flag = value.flag ?? (value.candidate ? 'unconfirmed' : null)
  const isCalm = flag === 'ninth_digit_added' || flag === 'service'
  if (!flag && !value.verified && !value.shared) return null
  return (
    <div className="flex flex-wrap gap-1.5 py-1">
      {flag ? (
        <Badge tone={isCalm ? 'neutral' : 'warn'} icon={isCalm ? undefined : TriangleAlert}>
          {t(`flag.${flag}`)}
        </Badge>
      ) : null}
      {value.verified ? (
        <Badge tone="accent" icon={Lock}>
          {t('values.verified')}
        </Badge>
      ) : null}
      {value.shared ? <Badge icon={UsersRound}>{t('values.shared')}</Badge> : null}
    </div>
  )
}

function Reach({ value }: { value: CardValue }) {
  const t = useTranslations('contacts.values')
  const Icon = value.kind === 'email' ? Mail : Phone
  return (
    <>
      {value.whatsapp ? (
        <IconButton asChild label={t('whatsapp', { value: value.shown })} size="sm" className="text-muted">
          <a href={value.whatsapp} target="_blank" rel="noreferrer">
            <MessageCircle aria-hidden />
          </a>
        </IconButton>
      ) : null}
      {value.href ? (
        <IconButton
          asChild
          label={t(value.kind === 'email' ? 'write' : 'call', { value: value.shown })}
          size="sm"
          // On a phone there is little room, and the value itself does the same.
          className="text-muted max-sm:hidden"
        >
          <a href={value.href}>
            <Icon aria-hidden />
          </a>
        </IconButton>
      ) : null}
    </>
  )
}
