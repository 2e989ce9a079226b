'use client'

import { UserRoundSearch } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { JivoPanel } from '@/components/deliveries/jivo-panel'
import { contactLines, ContactSearch } from '@/components/leads/contact-search'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { previewPanelAction } from '@/lib/intake/panel-actions'
import type { JivoAnswer } from '@/lib/jivo/answer'
import type { FoundContact } from '@/lib/leads/find-contacts-queries'
import type { LineDraft } from './panel-source'

const PAUSE_MS = 250

type PanelPreviewProps = { lines: LineDraft[]; example: FoundContact | null }

/** The panel as the operator would see it for a contact, from the very answer that Jivo would get, while one edits. */
export function PanelPreview({ lines, example }: PanelPreviewProps) {
  const t = useTranslations('panel.preview')
  const [contact, setContact] = useState(example)
  const [choosing, setChoosing] = useState(false)
  const shown = usePreview(contact?.id ?? null, lines)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 text-base">
          {contact ? t('of', { name: contactLines(contact)[0] ?? t('unnamed') }) : t('nobody')}
        </p>
        <Dialog open={choosing} onOpenChange={setChoosing}>
          <DialogTrigger asChild>
            <Button size="sm">
              <UserRoundSearch aria-hidden />
              {t('choose')}
            </Button>
          </DialogTrigger>
          <DialogContent title={t('choose')}>
            <ContactSearch onChoose={found => (setContact(found), setChoosing(false))} />
          </DialogContent>
        </Dialog>
      </div>
      <div aria-live="polite" aria-busy={shown === 'asking'}>
        {shown === 'asking' || shown === null ? null : 'answer' in shown ? (
          <>
            <JivoPanel answer={shown.answer} />
            <details className="mt-3 text-sm text-muted">
              <summary className="cursor-pointer hover:text-ink">{t('raw')}</summary>
              <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 text-xs">
                {JSON.stringify(shown.answer, null, 2)}
              </pre>
            </details>
          </>
        ) : (
          <p className="text-base text-muted">{t(shown.reason)}</p>
        )}
      </div>
    </div>
  )
}

type Shown = { answer: JivoAnswer } | { reason: 'gone' | 'unmatched' | 'no_channel' | 'invalid' | 'failed' }

/** The answer for the lines as they were a moment ago; one that comes late is dropped. */
function usePreview(contactId: string | null, lines: LineDraft[]): Shown | 'asking' | null {
  const [shown, setShown] = useState<Shown | 'asking' | null>(null)
  const latest = useRef(0)
  const asked = JSON.stringify(lines.map(({ id: _id, ...line }) => line))
  useEffect(() => {
    if (!contactId) return
    const turn = ++latest.current
    const timer = setTimeout(() => {
      previewPanelAction({ contactId, lines: JSON.parse(asked) as LineDraft[] })
        .catch(() => ({ ok: false as const, reason: 'failed' as const }))
        .then(
          result => {
            if (turn === latest.current)
              setShown(result.ok ? { answer: result.answer } : { reason: readReason(result.reason) })
          },
          () => undefined,
        )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [contactId, asked])
  return contactId ? (shown ?? 'asking') : null
}

function readReason(reason: string): Exclude<Shown, { answer: JivoAnswer }>['reason'] {
  return (['gone', 'unmatched', 'no_channel', 'invalid'] as const).find(known => known === reason) ?? 'failed'
}
