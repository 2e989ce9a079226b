import { UserRoundCog } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import type { Theme } from '@/lib/theme/theme'
import { LanguageChoice } from './language-choice'
import type { Role } from './navigation'
import { SignOut } from './sign-out'
import { ThemeChoice } from './theme-choice'
import type { Locale } from '@/lib/i18n/locale'

export type ShellPerson = { id: string; name: string; email: string; role: Role }

export type PersonPanelProps = {
  person: ShellPerson
  theme: Theme
  changeTheme: (theme: Theme) => Promise<void>
  changeLocale: (locale: Locale) => Promise<void>
  signOut: () => Promise<void>
}

/** Who is here, how they like to see it, and the way out. */
export function PersonPanel({ person, theme, changeTheme, changeLocale, signOut }: PersonPanelProps) {
  const t = useTranslations('nav.person')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Avatar name={person.name} seed={person.id} size="lg" />
        <div className="min-w-0">
          <p className="truncate text-base font-semibold">{person.name}</p>
          <p className="truncate text-sm text-muted">{person.email}</p>
          <p className="text-xs text-muted">{t(person.role)}</p>
        </div>
      </div>
      <ThemeChoice theme={theme} change={changeTheme} />
      <LanguageChoice change={changeLocale} />
      <div className="-mx-1 flex flex-col border-t border-line pt-3">
        <Button asChild tone="quiet" wide className="justify-start px-1">
          <Link href="/account">
            <UserRoundCog aria-hidden className="text-muted" />
            {t('account')}
          </Link>
        </Button>
        <SignOut signOut={signOut} />
      </div>
    </div>
  )
}
