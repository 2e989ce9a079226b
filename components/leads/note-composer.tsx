'use client'

import { useTranslations } from 'next-intl'
import { useTransition, type FormEvent } from 'react'
import { useDraft } from '@/components/layout/draft'
import { useMayChange } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { useNotice } from '@/components/ui/use-notice'
import { addNote } from '@/lib/leads/actions'

/** A note on a lead. What was typed stays until it is kept, also when one leaves the page. */
export function NoteComposer({ leadId }: { leadId: string }) {
  const t = useTranslations('timeline.note')
  const notice = useNotice()
  const [text, setText] = useDraft(`lead:${leadId}`)
  const [busy, startTransition] = useTransition()
  const mayChange = useMayChange()
  const send = (event: FormEvent | React.KeyboardEvent) => {
    event.preventDefault()
    if (text.trim() === '' || busy) return
    startTransition(async () => {
      const result = await addNote({ leadId, text }).catch(() => ({ ok: false as const }))
      if (!result.ok) return void notice.failed(t('failed'))
      setText('')
      notice.done(t('added'))
    })
  }
  if (!mayChange) return null
  return (
    <form
      onSubmit={send}
      className="rounded-lg border border-line bg-surface focus-within:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      <Textarea
        rows={1}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
        }}
        className="min-h-11! resize-none! border-transparent bg-transparent px-4 py-3! hover:border-transparent focus-visible:border-transparent focus-visible:outline-none"
      />
      {text.trim() === '' ? null : (
        <div className="flex items-center justify-end gap-3 px-2 pb-2">
          <span className="text-xs text-muted max-sm:hidden">{t('hint')}</span>
          <Button type="submit" tone="primary" size="sm" busy={busy}>
            {t('submit')}
          </Button>
        </div>
      )}
    </form>
  )
}
