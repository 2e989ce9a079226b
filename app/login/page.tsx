import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ClientMessages } from '@/components/layout/client-messages'
import { LanguageChoice } from '@/components/layout/language-choice'
import { PlainPage } from '@/components/layout/plain-page'
import { localPath } from '@/lib/auth/next-path'
import { currentUser } from '@/lib/auth/require-user'
import { setLocale } from '@/lib/i18n/actions'
import { SignInForm } from './sign-in-form'

type LoginPageProps = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('login')
  return { title: t('title') }
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next: asked, error } = await searchParams
  const next = localPath(Array.isArray(asked) ? asked[0] : asked)
  if (await currentUser()) redirect(next ?? '/leads')
  const t = await getTranslations('login')
  return (
    <PlainPage title={t('title')} text={t('text')} foot={<LanguageChoice change={setLocale} />}>
      <ClientMessages namespaces={['login']}>
        <SignInForm next={next} refused={error !== undefined} />
      </ClientMessages>
    </PlainPage>
  )
}
