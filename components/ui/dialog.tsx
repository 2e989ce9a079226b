'use client'

import { X } from './icons'
import { useTranslations } from 'next-intl'
import * as Primitive from 'radix-ui/dialog'
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { focusFirst } from './initial-focus'
import { submitOnEnter } from './submit-on-enter'
import { scrimStyles } from './overlay-styles'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

type DialogContentProps = {
  title: string
  /** What this is about, in a sentence; hidden where the title says it all. */
  description?: ReactNode
  /** The buttons, the main one last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  className?: string
  children?: ReactNode
} & Pick<ComponentProps<typeof Primitive.Content>, 'role'>

const widths = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl' }

/**
 * For what cannot be undone, or a short form. On a phone it rises from the bottom edge. The focus begins in the first
 * field; see `focusFirst`.
 */
export function DialogContent({
  title,
  description,
  footer,
  size = 'md',
  className,
  children,
  ...rest
}: DialogContentProps) {
  const t = useTranslations('ui')
  const content = useRef<HTMLDivElement>(null)
  // A dialog that goes on with another step under another title loses the field that had the focus.
  useEffect(() => {
    const active = document.activeElement
    if (content.current && (active === content.current || active === document.body)) focusFirst(content.current)
  }, [title])
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={scrimStyles} />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...rest}
        ref={content}
        onKeyDown={submitOnEnter}
        onOpenAutoFocus={event => {
          event.preventDefault()
          if (content.current) focusFirst(content.current)
        }}
        className={cn(
          'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg border border-line bg-raised shadow-overlay',
          'outline-none data-[state=closed]:animate-slide-to-bottom data-[state=open]:animate-slide-from-bottom',
          'sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[80dvh] sm:rounded-lg',
          'sm:data-[state=closed]:animate-pop-out sm:data-[state=open]:animate-pop-in',
          widths[size],
          className,
        )}
      >
        <header className="flex items-start gap-3 px-5 pt-5 pb-1">
          <div className="min-w-0 flex-1">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="mt-1 text-base text-muted">{description}</Primitive.Description>
            ) : null}
          </div>
          {rest.role === 'alertdialog' ? null : (
            <Primitive.Close asChild>
              <IconButton label={t('close')} size="sm" className="-mt-1 -mr-2 text-muted">
                <X aria-hidden />
              </IconButton>
            </Primitive.Close>
          )}
        </header>
        {children ? <div className="overflow-y-auto px-5 py-4">{children}</div> : <div aria-hidden className="h-4" />}
        {footer ? (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
        ) : null}
      </Primitive.Content>
    </Primitive.Portal>
  )
}
