import { Braces, Eye, EyeOff, KeyRound } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { List, ListRow } from '@/components/ui/list-row'
import { RelativeTime } from '@/components/ui/relative-time'
import type { AccessKind } from '@/lib/auth/access-event'
import type { LoggedAccess } from '@/lib/auth/access-queries'

const ICONS: Record<AccessKind, typeof Eye> = {
  'see-as.began': Eye,
  'see-as.ended': EyeOff,
  'password-link.made': KeyRound,
  'password-link.used': KeyRound,
  'api-token.made': Braces,
  'api-token.revoked': Braces,
}

/** Who saw the product as whom, and who made and used links and tokens, newest first; nothing where nobody has. */
export function AccessLog({ entries }: { entries: LoggedAccess[] }) {
  const t = useTranslations('people.access')
  if (entries.length === 0) return null
  return (
    <section aria-label={t('title')} className="mt-8">
      <h2 className="mb-2 text-base font-semibold">{t('title')}</h2>
      <List>
        {entries.map(entry => (
          <ListRow
            key={entry.id}
            start={<Icon kind={entry.kind} />}
            title={<Sentence entry={entry} />}
            end={<RelativeTime at={entry.at} />}
          />
        ))}
      </List>
    </section>
  )
}

function Icon({ kind }: { kind: AccessKind }) {
  const Shown = ICONS[kind]
  return <Shown aria-hidden className="size-4 shrink-0 text-muted" />
}

// A key cannot hold a dot.
const WORDS = {
  'see-as.began': 'seeAsBegan',
  'see-as.ended': 'seeAsEnded',
  'password-link.made': 'linkMade',
  'password-link.used': 'linkUsed',
  'api-token.made': 'tokenMade',
  'api-token.revoked': 'tokenRevoked',
} as const satisfies Record<AccessKind, string>

function Sentence({ entry: { kind, by, name, purpose } }: { entry: LoggedAccess }) {
  const t = useTranslations('people.access')
  return (
    <span className="font-normal whitespace-normal">
      {t(WORDS[kind], { by: by ?? t('command'), name, purpose: purpose ?? 'invitation' })}
    </span>
  )
}
