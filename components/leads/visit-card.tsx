import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ChannelName } from '@/components/channels/channel-name'
import { SafeLink } from '@/components/chats/safe-link'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { TokenDefinition } from '@/components/visit/token-definition'
import { TouchFacts } from '@/components/visit/touch-facts'
import { browserName } from '@/lib/text/browser-name'
import { formatDateTime } from '@/lib/i18n/format'
import type { LeadPage, Visit } from '@/lib/leads/lead-queries'
import { shortAddress } from '@/lib/text/safe-link'

/** From where and how the visitor came when the lead began; nothing where nothing is known. */
export function VisitCard({ visit }: { visit: Visit }) {
  const t = useTranslations('leads.card')
  const { firstTouch, lastTouch } = visit
  const place = [visit.geo?.city, visit.geo?.region, visit.geo?.country].filter(Boolean).join(', ')
  const browser = browserName(visit.userAgent)
  if (![visit.pageUrl, firstTouch, lastTouch, place, visit.ip, browser, visit.userToken].some(Boolean)) return null
  return (
    <Card>
      <CardHeader title={t('visit')} />
      <CardBody className="flex flex-col gap-4">
        <TouchFacts first={firstTouch} last={lastTouch} />
        <DefinitionList className="border-t border-line pt-3">
          {visit.pageUrl ? (
            <Definition term={t('page')}>
              <Address url={visit.pageUrl} />
              {visit.pageTitle ? <span className="block text-sm text-muted">{visit.pageTitle}</span> : null}
            </Definition>
          ) : null}
          {place ? <Definition term={t('place')}>{place}</Definition> : null}
          {visit.ip ? <Definition term={t('ip')}>{visit.ip}</Definition> : null}
          {browser ? (
            <Definition term={t('browser')}>
              <span title={visit.userAgent ?? undefined}>{browser}</span>
            </Definition>
          ) : null}
          <TokenDefinition token={visit.userToken} />
        </DefinitionList>
      </CardBody>
    </Card>
  )
}

function Address({ url }: { url: string }) {
  return (
    <SafeLink href={url} title={url}>
      {shortAddress(url)}
    </SafeLink>
  )
}

/** Where the lead itself came from. */
export function AboutCard({ lead }: { lead: LeadPage }) {
  const t = useTranslations('leads')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  return (
    <Card>
      <CardHeader title={t('card.about')} />
      <CardBody>
        <DefinitionList>
          <Definition term={t('card.source')}>
            {lead.source === 'manual' || lead.source === 'import' ? t(`source.${lead.source}`) : lead.source}
          </Definition>
          {lead.channel ? (
            <Definition term={t('card.channel')}>
              <ChannelName {...lead.channel} />
            </Definition>
          ) : null}
          {lead.tags.length > 0 ? (
            <Definition term={t('card.tags')}>
              <span className="flex flex-wrap gap-1.5">
                {lead.tags.map(tag => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            </Definition>
          ) : null}
          <Definition term={t('card.created')}>{formatDateTime(lead.createdAt, reader)}</Definition>
          <Definition term={t('card.number')}>{lead.number}</Definition>
        </DefinitionList>
      </CardBody>
    </Card>
  )
}
