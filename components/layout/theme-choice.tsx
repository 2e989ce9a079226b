'use client'

import { Monitor, Moon, Sun } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { themes, type Theme } from '@/lib/theme/theme'

const icons = { light: Sun, dark: Moon, system: Monitor } as const

/** Light, dark, or as the device. Takes hold at once; `change` keeps it. */
export function ThemeChoice({ theme, change }: { theme: Theme; change: (theme: Theme) => Promise<void> }) {
  const t = useTranslations('nav.person')
  const [shown, show] = useOptimistic(theme)
  const choose = (next: Theme) => {
    document.documentElement.dataset.theme = next
    startTransition(async () => {
      show(next)
      await change(next)
    })
  }
  return (
    <Segmented
      label={t('theme')}
      value={shown}
      onChange={choose}
      options={themes.map(each => ({ value: each, label: t(each), icon: icons[each] }))}
    />
  )
}
