'use client'

import { Eye, EyeOff } from './icons'
import { useTranslations } from 'next-intl'
import { useState, type ComponentProps } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { Input } from './input'

/** A password one may look at while typing it. */
export function PasswordInput({ className, ...props }: Omit<ComponentProps<typeof Input>, 'type'>) {
  const t = useTranslations('ui.password')
  const [shown, setShown] = useState(false)
  return (
    <div className="relative">
      <Input type={shown ? 'text' : 'password'} className={cn('pr-11 touch:pr-12', className)} {...props} />
      <IconButton
        label={shown ? t('hide') : t('show')}
        aria-pressed={shown}
        size="sm"
        className="absolute top-1 right-1 text-muted touch:top-0 touch:right-0"
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
    </div>
  )
}
