'use client'

import { FileUp } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState, type DragEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { TableRefusal } from '@/lib/imports/read-table'

type Refused = TableRefusal | { ok: false; reason: 'busy' | 'origin' | 'forbidden' | 'cut_off' | 'failed' }

const ADDRESS = '/api/imports'

/** The first step: a file is chosen or dropped, read by the server, and its columns come next. */
export function ChooseFile({ maxBytes }: { maxBytes: number }) {
  const t = useTranslations('imports.file')
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)

  const take = async (file: File | undefined) => {
    if (!file || busy) return
    setBusy(true)
    const result = await send(file, maxBytes)
    if (result.ok) return router.push(`/contacts/import/${result.id}`)
    setRefused(result)
    setBusy(false)
    // The same file, mended, may be chosen again.
    if (input.current) input.current.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <div className="flex flex-col gap-4">
      {refused ? (
        <Alert tone="danger" urgent title={t('refused')}>
          {t(refused.reason, {
            row: 'row' in refused ? refused.row : 0,
            count: 'count' in refused ? refused.count : 0,
            limit: 'limit' in refused ? refused.limit : 0,
          })}
        </Alert>
      ) : null}
      <div
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-col items-center gap-3 rounded-lg border border-dashed px-6 py-10 text-center transition-colors',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
        )}
      >
        <FileUp aria-hidden className="size-8 text-accent" strokeWidth={1.5} />
        <p className="text-base max-sm:hidden">{t('drop')}</p>
        <Button tone="primary" busy={busy} onClick={() => input.current?.click()}>
          {t(busy ? 'reading' : 'choose')}
        </Button>
        <p className="text-sm text-muted">{t('limits')}</p>
        <input
          ref={input}
          type="file"
          aria-label={t('label')}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          tabIndex={-1}
          className="sr-only"
          onChange={event => void take(event.target.files?.[0])}
        />
      </div>
    </div>
  )
}

async function send(file: File, maxBytes: number): Promise<{ ok: true; id: string } | Refused> {
  // The server says the same, and would have to wait for every byte.
  if (file.size > maxBytes) return { ok: false, reason: 'too_large', limit: maxBytes }
  try {
    const response = await fetch(`${ADDRESS}?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
    return (await response.json()) as { ok: true; id: string } | Refused
  } catch {
    return { ok: false, reason: 'failed' }
  }
}
