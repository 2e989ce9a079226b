import { Info } from '@/components/ui/icons'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ConflictBar } from '@/components/conflicts/conflict-bar'
import { settlersOf } from '@/components/conflicts/settlers'
import { WhoBar } from '@/components/conflicts/who-bar'
import { AboutCard } from '@/components/contacts/about-card'
import { ContactActivity } from '@/components/contacts/contact-activity'
import { ContactHead, shownLabel } from '@/components/contacts/contact-head'
import { ContactHistory } from '@/components/contacts/contact-history'
import { ValuesCard } from '@/components/contacts/values-card'
import { MaybeSame } from '@/components/duplicates/maybe-same'
import { FieldsCard } from '@/components/fields/fields-card'
import { ClientMessages } from '@/components/layout/client-messages'
import { Alert } from '@/components/ui/alert'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Pagination } from '@/components/ui/pagination'
import { withParams, type SearchParams } from '@/components/ui/search-params'
import { mayChange, maySettleConflict, mayUndoMerge, type SessionUser } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { getContactCard } from '@/lib/contacts/card-queries'
import { listContactHistory } from '@/lib/contacts/history-queries'
import { isId } from '@/lib/contacts/list-filters'
import { getContactName } from '@/lib/contacts/queries'
import { listFields } from '@/lib/fields/queries'
import { listOpenCases } from '@/lib/identity/case-queries'
import { listSuspectedOthers } from '@/lib/identity/duplicate-queries'
import { findMaybe } from '@/lib/identity/maybe-queries'
import { readCursor, writeCursor } from '@/lib/rest/cursor'
import { getSettings } from '@/lib/settings/queries'
import { listTasksAbout } from '@/lib/tasks/queries'
import { listManagers } from '@/lib/team/queries'

type ContactPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

const readCard = cache(getContactCard)

export async function generateMetadata({ params }: ContactPageProps): Promise<Metadata> {
  await requireUser()
  const { id } = await params
  const t = await getTranslations('contacts')
  const contact = isId(id) ? await readCard(id) : null
  return { title: contact ? shownLabel(contact, t('visitor')) : t('title') }
}

export default async function ContactPage({ params, searchParams }: ContactPageProps) {
  const user = await requireUser()
  const { id } = await params
  const search = await searchParams
  const now = new Date()
  const [contact, cases, maybe, suspected, people, settings, fields] = await Promise.all([
    readCard(id),
    listOpenCases(id, now),
    findMaybe(id),
    listSuspectedOthers(id),
    listManagers(),
    getSettings(),
    listFields('contact'),
  ])
  if (!contact) notFound()
  const { timeZone } = settings
  const t = await getTranslations('contacts')
  const label = shownLabel(contact, t('visitor'))
  const isNotAsked = ({ other }: { other: { id: string } }) => !maybe?.people.some(one => one.id === other.id)
  const isHistory = search.tab === 'history'
  const path = `/contacts/${contact.id}`
  return (
    <>
      <MergedNote from={[search.from].flat()[0]} />
      <ClientMessages namespaces={['contacts', 'leads']}>
        <ContactHead contact={contact} people={people} />
      </ClientMessages>
      <div className="grid grid-cols-1 gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <ValuesCard contact={contact} timeZone={timeZone} />
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {cases.length > 0 || maybe ? (
            <div className="mb-5 space-y-4">
              <ClientMessages namespaces={['conflicts']}>
                <WhoBar contactId={contact.id} maybe={maybe} />
                <ConflictBar
                  cases={cases}
                  settlers={
                    cases[0] ? settlersOf(cases[0], of => maySettleConflict(user, of, settings.conflictRights)) : null
                  }
                />
              </ClientMessages>
            </div>
          ) : null}
          {mayChange(user) ? <MaybeSame contactId={contact.id} others={suspected.filter(isNotAsked)} /> : null}
          <div className="mb-5">
            <LinkTabs
              label={t('tabs.label')}
              tabs={[
                { href: path, label: t('tabs.activity'), current: !isHistory },
                { href: withParams(path, {}, { tab: 'history' }), label: t('tabs.history'), current: isHistory },
              ]}
            />
          </div>
          {isHistory ? (
            <HistoryTab contactId={contact.id} {...{ search, user, now, timeZone }} />
          ) : (
            <ContactActivity
              {...{ contact, label }}
              tasks={await listTasksAbout({ contactId: contact.id }, { now, timeZone })}
              listing={{ now, timeZone, me: user.id, people, subject: await replySubject(settings) }}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <FieldsCard fields={fields} contact={{ id: contact.id, values: contact.customFields }} />
          <AboutCard contact={contact} timeZone={timeZone} />
        </div>
      </div>
    </>
  )
}

type HistoryTabProps = { contactId: string; search: SearchParams; user: SessionUser; now: Date; timeZone: string }

async function HistoryTab({ contactId, search, user, now, timeZone }: HistoryTabProps) {
  const cursor = [search.cursor].flat()[0]
  const page = await listContactHistory(contactId, cursor === undefined ? null : readCursor(cursor))
  const path = `/contacts/${contactId}`
  return (
    <>
      <ContactHistory
        events={page.items}
        mayUndoMergeOf={({ userId, data }) => mayUndoMerge(user, { mergedById: userId, reason: String(data.reason) })}
        {...{ contactId, now, timeZone }}
      />
      <Pagination
        firstHref={cursor === undefined ? null : withParams(path, search, {})}
        nextHref={page.next && withParams(path, search, { cursor: writeCursor(page.next) })}
      />
    </>
  )
}

/** Said to whoever came by the address of a contact that was merged into this one. */
async function MergedNote({ from }: { from: string | undefined }) {
  if (from === undefined || !isId(from)) return null
  const t = await getTranslations('contacts')
  const name = (await getContactName(from)) ?? 'none'
  return <Alert tone="info" icon={Info} title={t('merged', { name })} className="mb-4" />
}

/** In the language of the account, for the visitor reads it. */
async function replySubject({ locale, companyName }: { locale: 'pt-BR' | 'en'; companyName: string }): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'tasks.reply' })
  return companyName ? t('subjectTo', { company: companyName }) : t('subject')
}
