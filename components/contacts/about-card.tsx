import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/layout/client-messages'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ContactCard } from '@/lib/contacts/card-queries'
import type { FirstTouch } from '@/lib/contacts/first-touch'
import { safeHref } from '@/lib/jivo/safe-href'
import { DescriptionEdit } from './description-edit'
import { IgnoredValues } from './ignored-values'

type AboutCardProps = { contact: ContactCard; timeZone: string }

/** What else is known of the contact: in free words, from Jivo, and of the first visit. Empty parts are left out. */
export function AboutCard({ contact, timeZone }: AboutCardProps) {
  const t = useTranslations('contacts.about')
  const { id, description, organization, tags, jivoStatus, assignedAgent, visitors, ignored } = contact
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col gap-4">
        <ClientMessages namespaces={['contacts', 'leads']}>
          <DescriptionEdit contactId={id} description={description} />
        </ClientMessages>
        <DefinitionList>
          {organization ? <Definition term={t('organization')}>{organization}</Definition> : null}
          {tags.length > 0 ? (
            <Definition term={t('tags')}>
              <span className="flex flex-wrap gap-1.5">
                {tags.map(tag => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            </Definition>
          ) : null}
          {jivoStatus ? <Definition term={t('jivoStatus')}>{jivoStatus}</Definition> : null}
          {assignedAgent ? <Definition term={t('assignedAgent')}>{assignedAgent}</Definition> : null}
          <Definition term={t('created')}>
            <RelativeTime at={contact.createdAt} timeZone={timeZone} />
          </Definition>
          {visitors.length > 0 ? (
            <Definition term={t('visitors')}>
              {visitors.map(({ id: key, number, channel }) => (
                <span key={key} className="block tabular-nums">
                  {t('visitorOf', { number, channel })}
                </span>
              ))}
            </Definition>
          ) : null}
        </DefinitionList>
        <Pairs title={t('attributes')} pairs={contact.attributes} />
        {contact.firstTouch ? <FirstVisit touch={contact.firstTouch} timeZone={timeZone} /> : null}
        {ignored.length > 0 ? (
          <Part title={t('ignored')}>
            <ClientMessages namespaces={['contacts']}>
              <IgnoredValues contactId={id} ignored={ignored} />
            </ClientMessages>
          </Part>
        ) : null}
      </CardBody>
    </Card>
  )
}

function FirstVisit({ touch, timeZone }: { touch: FirstTouch; timeZone: string }) {
  const t = useTranslations('contacts.about')
  const { page, landingPage, referrer, utm, at } = touch
  return (
    <Part title={t('firstTouch')}>
      <DefinitionList>
        {utm.length > 0 ? <Definition term={t('utm')}>{utm.join(' / ')}</Definition> : null}
        {utm.length === 0 && !referrer ? (
          <Definition term={t('referrer')}>
            <span className="text-muted">{t('unknown')}</span>
          </Definition>
        ) : null}
        {page ? (
          <Definition term={t('page')}>
            <SafeLink url={page.url} words={page.title ?? page.url} />
          </Definition>
        ) : null}
        {landingPage && landingPage !== page?.url ? (
          <Definition term={t('landingPage')}>
            <SafeLink url={landingPage} words={landingPage} />
          </Definition>
        ) : null}
        {referrer ? (
          <Definition term={t('referrer')}>
            <SafeLink url={referrer} words={referrer} />
          </Definition>
        ) : null}
        {at && !Number.isNaN(Date.parse(at)) ? (
          <Definition term={t('when')}>
            <RelativeTime at={at} timeZone={timeZone} />
          </Definition>
        ) : null}
      </DefinitionList>
    </Part>
  )
}

function Pairs({ title, pairs }: { title: string; pairs: [string, string][] }) {
  if (pairs.length === 0) return null
  return (
    <Part title={title}>
      <DefinitionList>
        {pairs.map(([name, value]) => (
          <Definition key={name} term={<span className="break-words">{name}</span>}>
            {value}
          </Definition>
        ))}
      </DefinitionList>
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line pt-3">
      <h3 className="mb-2 text-xs font-semibold text-muted">{title}</h3>
      {children}
    </section>
  )
}

// The address comes from outside: only http and https become a link.
function SafeLink({ url, words }: { url: string | null; words: string | null }) {
  const href = safeHref(url)
  if (!href) return words
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      title={href}
      className="line-clamp-2 break-all text-accent-ink hover:underline"
    >
      {words}
    </a>
  )
}
