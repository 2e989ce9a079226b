import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ChannelName } from '@/components/channels/channel-name'
import { SafeLink } from '@/components/chats/safe-link'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { browserName } from '@/lib/chats/browser-name'
import { utmLine } from '@/lib/chats/utm-line'
import { formatDateTime } from '@/lib/i18n/format'
import type { LeadPage, Visit } from '@/lib/leads/lead-queries'
import { shortAddress } from '@/lib/text/safe-link'

/** From where and how the visitor came when the lead began; nothing where nothing is known. */
export function VisitCard({ visit }: { visit: Visit }) {
  const t = useTranslations('leads.card')
  const place = [visit.geo?.city, visit.geo?.region, visit.geo?.country].filter(Boolean).join(', ')
  const campaign = [utmLine(visit.utm), visit.utm.content, visit.utm.term].filter(Boolean).join(' · ')
  const browser = browserName(visit.userAgent)
  // Without a page nothing is known of the visit, and nothing known is not “direct”.
  const isDirect = visit.pageUrl !== null && visit.referrer === null && campaign === ''
  if (![visit.pageUrl, visit.referrer, visit.landingPage, campaign, place, visit.ip, browser, visit.userToken].some(Boolean)) return null
  return (
    <Card>
      <CardHeader title={t('visit')} />
      <CardBody>
        <DefinitionList>
          {visit.pageUrl ? (
            <Definition term={t('page')}>
              <Address url={visit.pageUrl} />
              {visit.pageTitle ? <span className="block text-sm text-muted">{visit.pageTitle}</span> : null}
            </Definition>
          ) : null}
          {visit.referrer || isDirect ? (
            <Definition term={t('referrer')}>{visit.referrer ? <Address url={visit.referrer} /> : t('direct')}</Definition>
          ) : null}
          {visit.landingPage && visit.landingPage !== visit.pageUrl ? (
            <Definition term={t('landing')}>
              <Address url={visit.landingPage} />
            </Definition>
          ) : null}
          {campaign ? <Definition term={t('utm')}>{campaign}</Definition> : null}
          {place ? <Definition term={t('place')}>{place}</Definition> : null}
          {visit.ip ? <Definition term={t('ip')}>{visit.ip}</Definition> : null}
          {browser ? (
            <Definition term={t('browser')}>
              <span title={visit.userAgent ?? undefined}>{browser}</span>
            </Definition>
          ) : null}
          {visit.userToken ? (
            <Definition term={t('token')}>
              <span className="flex items-start gap-1">
                <code className="min-w-0 flex-1 truncate font-mono text-sm leading-5" title={visit.userToken}>
                  {visit.userToken}
                </code>
                <CopyButton value={visit.userToken} />
              </span>
            </Definition>
          ) : null}
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
          <Definition term={t('card.source')}>{lead.source === 'manual' ? t('source.manual') : lead.source}</Definition>
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
