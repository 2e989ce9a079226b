'use client'

import { Ban, ChevronDown, CircleCheck, CircleX, Ellipsis, RotateCcw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useOptimistic, startTransition } from 'react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import type { LeadStatus } from '@/lib/leads/status'
import { useLeadEdit } from './use-lead-edit'
import { useStageName } from './use-stage-name'

type LeadActionsProps = { id: string; version: number; status: LeadStatus; stage: string; stages: string[] }

/** What moves a lead on: its stage, won, lost, spam, and back again. */
export function LeadActions({ id, version, status, stage, stages }: LeadActionsProps) {
  const t = useTranslations('leads')
  const [busy, save] = useLeadEdit()
  const setStatus = (value: LeadStatus) =>
    save(
      { id, version, field: 'status', was: status, value },
      {
        done: t(`actions.done.${value}`),
        back: { id, version, field: 'status', was: value, value: status },
        nameOf: () => t(`status.${status}`),
      },
    )
  if (status !== 'open') {
    return (
      <Button onClick={() => setStatus('open')} busy={busy}>
        <RotateCcw aria-hidden />
        {t('actions.reopen')}
      </Button>
    )
  }
  return (
    <>
      <StageMenu {...{ id, version, stage, stages }} />
      <Button onClick={() => setStatus('won')} disabled={busy}>
        <CircleCheck aria-hidden className="text-good" />
        <span className="max-sm:sr-only">{t('actions.won')}</span>
        <span aria-hidden className="sm:hidden">
          {t('status.won')}
        </span>
      </Button>
      <Button className="max-sm:hidden" onClick={() => setStatus('lost')} disabled={busy}>
        <CircleX aria-hidden className="text-muted" />
        {t('actions.lost')}
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t('actions.more')}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem className="sm:hidden" onSelect={() => setStatus('lost')}>
            <CircleX aria-hidden />
            {t('actions.lost')}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setStatus('spam')}>
            <Ban aria-hidden />
            {t('actions.spam')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  )
}

function StageMenu({ id, version, stage, stages }: Omit<LeadActionsProps, 'status'>) {
  const t = useTranslations('leads.actions')
  const stageName = useStageName()
  const [, save] = useLeadEdit()
  const [shown, show] = useOptimistic(stage)
  const move = (value: string) =>
    startTransition(() => {
      show(value)
      save(
        { id, version, field: 'stage', was: stage, value },
        {
          done: t('moved', { stage: stageName(value) }),
          back: { id, version, field: 'stage', was: value, value: stage },
          nameOf: current => stageName(current ?? ''),
        },
      )
    })
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <span className="text-muted max-sm:sr-only">{t('stage')}</span>
          {stageName(shown)}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={shown} onValueChange={move}>
          {stages.map(key => (
            <DropdownMenuRadioItem key={key} value={key}>
              {stageName(key)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
