import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { ClientMessages } from '@/components/layout/client-messages'
import { TrySite } from '@/components/visit/try-site'
import { requireAdmin } from '@/lib/auth/require-user'

type TryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('visit.trying')
  return { title: t('title') }
}

/** Stands for a page of the customer's site: outside the shell, loaded as a document, with the snippet on it. */
export default async function TryPage({ searchParams }: TryPageProps) {
  await requireAdmin()
  const needsConsent = (await searchParams).consent === 'required'
  // As a site with a strict policy would paste it.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <ClientMessages namespaces={['visit']}>
      <script nonce={nonce} async src="/visit.js" data-consent={needsConsent ? 'required' : undefined} />
      <TrySite needsConsent={needsConsent} />
    </ClientMessages>
  )
}
