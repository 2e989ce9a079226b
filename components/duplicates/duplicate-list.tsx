'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { isTyping } from '@/components/ui/is-typing'
import { Kbd } from '@/components/ui/kbd'
import { List } from '@/components/ui/list-row'
import { DuplicateRow } from './duplicate-row'
import type { QueuedPair } from './queued-pair'
import { useDecide } from './use-decide'

/** The queue: the surest pair first; J and K go through it, Enter compares. */
export function DuplicateList({ pairs: given }: { pairs: QueuedPair[] }) {
  const t = useTranslations('duplicates')
  const { gone, dismiss, reopen } = useDecide()
  const pairs = given.filter(pair => !gone.has(pair.id))
  useMoveKeys()
  return (
    <>
      <List aria-label={t('list')}>
        {pairs.map(pair => (
          <DuplicateRow key={pair.id} pair={pair} onDismiss={() => dismiss(pair.id)} onReopen={() => reopen(pair.id)} />
        ))}
      </List>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
        <span className="hidden items-center gap-1.5 md:flex touch:hidden">
          <Kbd>J</Kbd>
          <Kbd>K</Kbd> {t('keys.move')}
        </span>
        <span className="hidden items-center gap-1.5 md:flex touch:hidden">
          <Kbd>Enter</Kbd> {t('keys.compare')}
        </span>
        <span>{t('many_share')}</span>
      </div>
    </>
  )
}

// The link of a pair takes the focus, and Enter is its own key.
function useMoveKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const step = event.key.toLowerCase() === 'j' ? 1 : event.key.toLowerCase() === 'k' ? -1 : null
      if (step === null) return
      const links = [...document.querySelectorAll<HTMLElement>('[data-duplicate]')]
      const row = document.activeElement?.closest('li')
      const at = links.findIndex(link => row?.contains(link))
      const next = links[at < 0 ? (step === 1 ? 0 : links.length - 1) : at + step]
      if (!next) return
      event.preventDefault()
      next.focus()
      next.closest('li')?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
