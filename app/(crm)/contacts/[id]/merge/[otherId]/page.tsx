import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { v7 as newId } from 'uuid'
import { ClientMessages } from '@/components/layout/client-messages'
import { MergeForm } from '@/components/merge/merge-form'
import { Badge } from '@/components/ui/badge'
import { WholePhones } from '@/components/ui/breakable'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/components/ui/search-params'
import { requireChanger } from '@/lib/auth/require-user'
import { contactLabel } from '@/lib/contacts/contact-label'
import { isId } from '@/lib/contacts/list-filters'
import { findSurvivor } from '@/lib/contacts/queries'
import { getMergePage } from '@/lib/identity/merge-page-queries'
import type { MergePage } from '@/lib/identity/merge-page'

type Props = { params: Promise<{ id: string; otherId: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merge'))('title') }
}

export default async function MergeContactsPage({ params, searchParams }: Props) {
  await requireChanger()
  const [{ id, otherId }, { conflict, from }, t] = await Promise.all([params, searchParams, getTranslations('merge')])
  if (!isId(id) || !isId(otherId)) notFound()
  const [oneId, twoId] = await Promise.all([findSurvivor(id), findSurvivor(otherId)])
  if (!oneId || !twoId) notFound()
  // They are one person already: an old link, or somebody was faster.
  if (oneId === twoId) redirect(`/contacts/${oneId}`)
  const isFromQueue = from === 'duplicates'
  if (oneId !== id || twoId !== otherId)
    redirect(`/contacts/${oneId}/merge/${twoId}${isFromQueue ? '?from=duplicates' : ''}`)
  const page = await getMergePage(oneId, twoId)
  if (!page) notFound()
  const home = { href: `/contacts/${oneId}`, label: contactLabel(page.one, t('visitor')) }
  const back = isFromQueue
    ? { href: '/duplicates', label: t('backToDuplicates') }
    : typeof conflict === 'string' && isId(conflict)
      ? { href: `/conflicts?id=${conflict}`, label: t('backToConflicts') }
      : home
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t('title')} back={back} text={t('text')}>
        <Reason page={page} />
      </PageHeader>
      <ClientMessages namespaces={['merge']}>
        <MergeForm key={`${page.one.id} ${page.other.id}`} page={page} mergeId={newId()} cancelHref={back.href} />
      </ClientMessages>
    </div>
  )
}

async function Reason({ page }: { page: MergePage }) {
  const t = await getTranslations('merge.reason')
  const { question, suspicion } = page
  const isShared = page.values.some(value => value.kind === 'phone' && value.of.one && value.of.other)
  const words = question
    ? t('question', { value: question.value })
    : suspicion
      ? t(`suspicion.${suspicion.reason}`, { value: suspicion.value })
      : t(isShared ? 'phone' : page.confidence ? 'name' : 'none')
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base">
      <span>
        <WholePhones text={words} />
      </span>
      {page.confidence === null ? null : (
        <Badge tone={page.confidence >= 60 ? 'accent' : 'neutral'}>
          {t('confidence', { percent: page.confidence })}
        </Badge>
      )}
    </p>
  )
}
