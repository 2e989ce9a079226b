'use client'

import { Plus } from './icons'
import { useId, useState, useTransition, type FormEvent, type ReactNode } from 'react'
import { Button } from './button'
import { Dialog, DialogContent, DialogTrigger } from './dialog'
import { SecretOnce } from './secret-once'

type SecretDialogProps = {
  /** `open` is the button and the first title, `made` the title over the secret */
  words: { open: string; create: string; made: string; secret: string; copy: string; once: string; done: string }
  /** the button stands beside other things rather than at the head of the page */
  small?: boolean
  /** the refusal says what is wrong, not the browser */
  noValidate?: boolean
  /** makes it of the sent form; null where it was refused */
  make: (form: FormData) => Promise<string | null>
  /** the fields; `failed` after a refusal */
  children: (failed: boolean) => ReactNode
}

/** A button that asks for what is needed, makes something with a secret, and shows the secret this one time. */
export function SecretDialog({ words, small = false, noValidate = false, make, children }: SecretDialogProps) {
  const formId = useId()
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [busy, start] = useTransition()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    start(async () => {
      const made = await make(form)
      setFailed(made === null)
      setSecret(made)
    })
  }
  const change = (next: boolean) => (setOpen(next), setSecret(null), setFailed(false))

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button {...(small ? { size: 'sm' } : { tone: 'primary' })}>
          <Plus aria-hidden />
          {words.open}
        </Button>
      </DialogTrigger>
      {secret === null ? (
        <DialogContent
          title={words.open}
          footer={
            <Button type="submit" form={formId} tone="primary" busy={busy}>
              {words.create}
            </Button>
          }
        >
          <form id={formId} onSubmit={submit} noValidate={noValidate}>
            {children(failed)}
          </form>
        </DialogContent>
      ) : (
        <DialogContent
          title={words.made}
          footer={
            <Button tone="primary" onClick={() => change(false)}>
              {words.done}
            </Button>
          }
        >
          <SecretOnce label={words.secret} value={secret} copyLabel={words.copy} warning={words.once} />
        </DialogContent>
      )}
    </Dialog>
  )
}
