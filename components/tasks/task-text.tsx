'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { cn } from '@/components/ui/cn'

/** Texts that fit into three lines at the usual width are never folded. */
const SHORT_TEXT = 160

/** What the visitor wrote, quoted in full; a long text is folded until it is asked for. */
export function TaskText({ text, quoted }: { text: string; quoted: boolean }) {
  const t = useTranslations('tasks.row')
  const id = useId()
  const [open, setOpen] = useState(false)
  const isLong = text.length > SHORT_TEXT || text.split('\n').length > 3
  const look = cn('task-text', quoted && 'border-l-2 border-line-strong/45 pl-3')
  if (!isLong) return <p className={look}>{text}</p>
  return (
    <div className={look}>
      <p id={id} className={open ? undefined : 'line-clamp-3'}>
        {text}
      </p>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="relative mt-0.5 h-7 text-sm font-semibold text-accent-ink hover:underline touch:h-11"
      >
        {t(open ? 'less' : 'more')}
      </button>
    </div>
  )
}
