import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/layout/client-messages'
import { LanguageChoice } from '@/components/layout/language-choice'
import { ThemeChoice } from '@/components/layout/theme-choice'
import { AwayForm } from '@/components/team/away-form'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { changeLocale } from '@/lib/auth/actions'
import { requireSession, requireUser } from '@/lib/auth/require-user'
import { listSessions } from '@/lib/auth/session-queries'
import { getLeave } from '@/lib/team/pool-queries'
import { setOwnAwayAction } from '@/lib/team/pool-actions'
import { setTheme } from '@/lib/theme/actions'
import { getTheme } from '@/lib/theme/queries'
import { NameForm } from './name-form'
import { PasswordForm } from './password-form'
import { SessionsCard } from './sessions-card'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title') }
}

/** What a person decides for themselves. */
export default async function AccountPage() {
  const user = await requireUser()
  const now = new Date()
  const [t, theme, away, session, sessions] = await Promise.all([
    getTranslations('account'),
    getTheme(),
    getLeave(user.id, now),
    requireSession(),
    listSessions(user.id, now),
  ])
  if (user.seenBy) return <PageHeader title={t('title')} text={t('seenAs', { name: user.name })} />
  return (
    <ClientMessages namespaces={['account', 'login']}>
      <PageHeader title={t('title')} text={user.email} />
      <div className="flex max-w-xl flex-col gap-5">
        <Card>
          <CardHeader title={t('look')} />
          <CardBody className="flex flex-col gap-4">
            <NameForm name={user.name} />
            <ThemeChoice theme={theme} change={setTheme} />
            <LanguageChoice change={changeLocale} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={t('away.title')} />
          <CardBody className="flex flex-col gap-3">
            <p className="text-base text-muted">{t('away.text')}</p>
            <AwayForm away={away} save={setOwnAwayAction} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={t('password')} />
          <CardBody>
            <PasswordForm email={user.email} />
          </CardBody>
        </Card>
        <SessionsCard sessions={sessions} currentId={session.sessionId} />
      </div>
    </ClientMessages>
  )
}
