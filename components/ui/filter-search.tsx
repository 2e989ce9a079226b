'use client'

import { Search, X } from './icons'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from './icon-button'
import { Input } from './input'

/** Long enough to finish a word, short enough to feel at once. */
const PAUSE_MS = 250

type FilterSearchProps = { placeholder: string; value: string; onChange: (text: string) => void }

/** Search as one types. `value` is what the address says; it wins when it changes from outside. */
export function FilterSearch({ placeholder, value, onChange }: FilterSearchProps) {
  const t = useTranslations('ui.filters')
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  if (value !== seen) {
    setSeen(value)
    if (value !== text.trim()) setText(value)
  }

  const write = (next: string, pause: number) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(next.trim()), pause)
  }

  return (
    <form
      role="search"
      className="relative w-full sm:w-64"
      onSubmit={event => (event.preventDefault(), write(text, 0))}
    >
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <Input
        type="search"
        name="q"
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        onChange={event => write(event.target.value, PAUSE_MS)}
        className="h-8! rounded-full px-9 touch:h-11! [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <IconButton
          label={t('clearSearch')}
          size="sm"
          className="absolute top-0.5 right-0.5 rounded-full text-muted touch:top-0"
          onClick={() => write('', 0)}
        >
          <X aria-hidden />
        </IconButton>
      ) : null}
    </form>
  )
}
