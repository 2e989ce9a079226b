'use client'

import { useTranslations } from 'next-intl'
import { SecretOnce } from '@/components/ui/secret-once'

/** The link with which a person chooses their password, to be sent by whatever means there are. */
export function PasswordLink({ link, purpose }: { link: string; purpose: 'invitation' | 'reset' }) {
  const t = useTranslations('people.link')
  return <SecretOnce label={t('label')} value={link} copyLabel={t('copy')} warning={t('once', { purpose })} />
}
