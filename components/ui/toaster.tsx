'use client'

import { CircleAlert, CircleCheck } from './icons'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { toast, Toaster as Sonner } from 'sonner'
import { isTyping } from './is-typing'
import { latestUndo, runUndo } from './pending-undos'
import { undoToastId } from './use-notice'

/**
 * Where notices appear: above the bottom bar on a phone, elsewhere in the lower left corner, where they cover neither a
 * choice nor the main action. Z takes back what the latest of them tells of.
 */
export function Toaster() {
  const t = useTranslations('ui')
  useUndoKey()
  return (
    <Sonner
      containerAriaLabel={t('notifications')}
      position="bottom-left"
      offset={{ bottom: 72, left: 20 }}
      mobileOffset={{ bottom: 'calc(4.5rem + env(safe-area-inset-bottom))', left: '1rem', right: '1rem' }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-good" />,
        error: <CircleAlert aria-hidden className="size-4 text-danger" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-lg border border-line bg-raised px-4 py-3 font-sans text-base text-ink shadow-overlay sm:w-[356px]',
          content: 'min-w-0 flex-1',
          title: 'font-normal',
          description: 'text-sm text-muted',
          actionButton:
            'h-8 shrink-0 rounded-md px-2.5 font-semibold text-accent-ink hover:bg-hover focus-visible:outline-2 focus-visible:outline-accent touch:h-11',
        },
      }}
    />
  )
}

function useUndoKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || event.repeat || event.shiftKey) return
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const id = latestUndo()
      if (id === null) return
      event.preventDefault()
      runUndo(id)
      toast.dismiss(undoToastId(id))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
