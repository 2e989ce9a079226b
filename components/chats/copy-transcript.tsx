'use client'

import { Copy } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import { useNotice } from '@/components/ui/use-notice'
import { readTranscript } from '@/lib/chats/actions'

/** Copies a whole conversation as text, also what is folded away: it is fetched when asked for. */
export function CopyTranscript({ chatIds }: { chatIds: string[] }) {
  const t = useTranslations('timeline.conversation')
  const notice = useNotice()
  const [busy, startTransition] = useTransition()
  const copy = () =>
    startTransition(async () => {
      try {
        await copyLater(readText(chatIds))
        notice.done(t('copied'))
      } catch {
        notice.failed(t('copyFailed'))
      }
    })
  return (
    <IconButton label={t('copy')} size="sm" className="text-muted" onClick={copy} disabled={busy}>
      {busy ? <Spinner /> : <Copy aria-hidden />}
    </IconButton>
  )
}

async function readText(chatIds: string[]): Promise<string> {
  const result = await readTranscript({ chatIds })
  if (!result.ok) throw new Error(result.reason)
  return result.text
}

// Safari lets a page write to the clipboard only while it handles the press: it takes the promise, not its result.
async function copyLater(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text)
  const blob = text.then(words => new Blob([words], { type: 'text/plain' }))
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}
