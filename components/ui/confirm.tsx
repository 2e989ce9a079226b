'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition, type ReactNode } from 'react'
import { Button } from './button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from './dialog'
import { INITIAL_FOCUS } from './initial-focus'

type ConfirmProps = {
  /** Asks with the verb of the button: “Revogar este endereço?” */
  title: string
  /** What it does, and that it cannot be taken back. */
  text: string
  /** The verb. */
  action: string
  /** Does it, and says how it went; the question closes when it is over. */
  run: () => Promise<void>
  children?: ReactNode
} & (
  | { /** The button that asks. */ trigger: ReactNode; open?: never; onOpenChange?: never }
  | {
      /** Asked from a menu, which is gone by then. */ trigger?: never
      open: boolean
      onOpenChange: (open: boolean) => void
    }
)

/** Asks before something goes that cannot be taken back. The keyboard begins on the safe button, and Escape leaves. */
export function Confirm({ title, text, action, run, children, trigger, ...menu }: ConfirmProps) {
  const t = useTranslations('ui')
  const [own, setOwn] = useState(false)
  const [busy, start] = useTransition()
  const [open, setOpen] = trigger === undefined ? [menu.open, menu.onOpenChange] : [own, setOwn]
  const confirm = () =>
    start(async () => {
      await run()
      setOpen?.(false)
    })
  return (
    <Dialog open={open ?? false} onOpenChange={setOpen ?? setOwn}>
      {trigger === undefined ? null : <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent
        role="alertdialog"
        size="sm"
        title={title}
        description={text}
        footer={
          <>
            <DialogClose asChild>
              <Button {...INITIAL_FOCUS}>{t('cancel')}</Button>
            </DialogClose>
            <Button tone="danger" busy={busy} onClick={confirm}>
              {action}
            </Button>
          </>
        }
      >
        {children}
      </DialogContent>
    </Dialog>
  )
}
