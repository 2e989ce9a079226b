'use client'

import { Check, Copy } from './icons'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { Button } from './button'
import { IconButton } from './icon-button'
import { INITIAL_FOCUS } from './initial-focus'

const THANKS_MS = 2000

type CopyButtonProps = {
  /** What goes to the clipboard. */
  value: string
  /** What it is, for the icon alone: “Copiar endereço”. */
  label?: string
  /** Show the word beside the icon. */
  withWord?: boolean
  tone?: 'primary' | 'secondary' | 'quiet'
  /** In a dialog the focus begins here. */
  focused?: boolean
}

/** Copies a value and says so for two seconds. */
export function CopyButton({ value, label, withWord = false, tone, focused = false }: CopyButtonProps) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), THANKS_MS)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      // Browsers refuse the clipboard outside https, where a first installation often is.
      toast.error(t('copyFailed'))
    }
  }

  const icon = copied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />
  const word = copied ? t('copied') : (label ?? t('copy'))
  if (!withWord) {
    return (
      <IconButton label={word} size="sm" tone={tone ?? 'quiet'} className="text-muted" onClick={copy}>
        {icon}
      </IconButton>
    )
  }
  return (
    <Button tone={tone} onClick={copy} {...(focused ? INITIAL_FOCUS : {})}>
      {icon}
      <span aria-live="polite">{word}</span>
    </Button>
  )
}
