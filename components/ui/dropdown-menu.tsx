'use client'

import { Check } from './icons'
import * as Primitive from 'radix-ui/dropdown-menu'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { floatingStyles, menuItemStyles } from './overlay-styles'

/** Not modal: a modal menu hides the rest of the page from readers and scroll, which restyles the whole document. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />
}
export const DropdownMenuTrigger = Primitive.Trigger
export const DropdownMenuRadioGroup = Primitive.RadioGroup
export const DropdownMenuGroup = Primitive.Group

/** The list that opens; at least as wide as what opened it. */
export function DropdownMenuContent({
  className,
  align = 'start',
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          floatingStyles,
          'max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1',
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  )
}

type ItemProps = ComponentProps<typeof Primitive.Item> & { tone?: 'plain' | 'danger' }

/** One action, an icon before its words. Links go inside with `asChild`. */
export function DropdownMenuItem({ className, tone = 'plain', ...props }: ItemProps) {
  return (
    <Primitive.Item
      className={cn(
        menuItemStyles,
        tone === 'danger' && 'text-danger-ink data-highlighted:bg-danger-soft! [&>svg]:text-danger-ink!',
        className,
      )}
      {...props}
    />
  )
}

/** One of a DropdownMenuRadioGroup; the chosen one has a tick. */
export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(menuItemStyles, 'pr-9', className)} {...props}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2.5 text-accent-ink">
        <Check aria-hidden strokeWidth={2.5} />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  )
}

/** What may be chosen together with others; stays open while choosing. */
export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem
      className={cn(menuItemStyles, 'pr-9', className)}
      onSelect={event => event.preventDefault()}
      {...props}
    >
      {children}
      <Primitive.ItemIndicator className="absolute right-2.5 text-accent-ink">
        <Check aria-hidden strokeWidth={2.5} />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  )
}

/** A heading inside a menu. */
export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn('px-2 pt-2 pb-1 text-xs font-semibold text-muted', className)} {...props} />
}

/** A hairline between groups. */
export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn('-mx-1 my-1 h-px bg-line', className)} {...props} />
}
