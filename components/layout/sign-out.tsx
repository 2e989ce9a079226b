'use client'

import { LogOut } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/ui/submit-button'
import { clearDrafts } from './draft'

/** Ends the session, and with it what was being written in this tab. */
export function SignOut({ signOut }: { signOut: () => Promise<void> }) {
  const t = useTranslations('nav.person')
  return (
    <form action={signOut} onSubmit={clearDrafts}>
      <SubmitButton tone="quiet" wide className="justify-start px-1">
        <LogOut aria-hidden className="text-muted" />
        {t('signOut')}
      </SubmitButton>
    </form>
  )
}
