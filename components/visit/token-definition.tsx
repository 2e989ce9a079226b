import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Definition } from '@/components/ui/definition-list'
import { readUserToken } from '@/lib/jivo/user-token'

/**
 * What a site passed about its visitor beside the arrivals, which stand for themselves: its own id, pairs where they can
 * be read, else the text as it came. A browser wrote it, so it is shown and never believed.
 */
export function TokenDefinition({ token }: { token: string | null }) {
  const t = useTranslations('visit.token')
  const read = readUserToken(token)
  if (!read) return null
  if (read.kind === 'visit') {
    return read.siteUserId ? <Definition term={t('siteId')}>{read.siteUserId}</Definition> : null
  }
  if (read.kind === 'pairs') {
    return (
      <Definition term={t('site')}>
        {Object.entries(read.pairs).map(([name, value]) => (
          <span key={name} className="line-clamp-3 break-words" title={value}>
            <span className="text-muted">{name}</span> {value}
          </span>
        ))}
      </Definition>
    )
  }
  return (
    <Definition term={t('site')}>
      <span className="flex items-start gap-1">
        <code className="min-w-0 flex-1 truncate font-mono text-sm leading-5" title={read.text}>
          {read.text}
        </code>
        <CopyButton value={read.text} />
      </span>
    </Definition>
  )
}
