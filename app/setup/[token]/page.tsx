import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { ClientMessages } from '@/components/layout/client-messages'
import { LanguageChoice } from '@/components/layout/language-choice'
import { PlainPage } from '@/components/layout/plain-page'
import { Button } from '@/components/ui/button'
import { getSetupLink } from '@/lib/auth/setup-link-queries'
import { setLocale } from '@/lib/i18n/actions'
import { SetUpForm } from './set-up-form'

type SetUpPageProps = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('login.setUp')
  return { title: t('title') }
}

/** The link that lets somebody in once: the first administrator, or an invited person. */
export default async function SetUpPage({ params }: SetUpPageProps) {
  const { token } = await params
  const [t, link] = await Promise.all([getTranslations('login.setUp'), getSetupLink(token, new Date())])
  const language = <LanguageChoice change={setLocale} />
  if (!link) {
    return (
      <PlainPage title={t('gone.title')} text={t('gone.text')} foot={language}>
        <Button asChild>
          <Link href="/login">{t('gone.action')}</Link>
        </Button>
      </PlainPage>
    )
  }
  const first = link.person === null
  return (
    <PlainPage title={t(first ? 'title' : 'invited.title')} text={t(first ? 'text' : 'invited.text')} foot={language}>
      <ClientMessages namespaces={['login']}>
        <SetUpForm token={token} email={link.person?.email ?? null} name={link.person?.name ?? null} />
      </ClientMessages>
    </PlainPage>
  )
}
