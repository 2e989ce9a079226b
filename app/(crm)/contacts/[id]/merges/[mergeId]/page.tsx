import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { MergeStoryView } from '@/components/merge/merge-story'
import { mayUndoMerge } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/require-user'
import { isId } from '@/lib/contacts/list-filters'
import { findSurvivor } from '@/lib/contacts/queries'
import { getMergeAccount } from '@/lib/identity/merge-story-queries'
import { getSettings } from '@/lib/settings/queries'

type Props = { params: Promise<{ id: string; mergeId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merge.story'))('pageTitle') }
}

/** What one merge did to the contact of the address, or to one that has become part of it. */
export default async function MergePage({ params }: Props) {
  const user = await requireUser()
  const { id, mergeId } = await params
  if (!isId(mergeId)) notFound()
  const account = await getMergeAccount(mergeId)
  if (!account) notFound()
  const [survivor, loser, { timeZone }] = await Promise.all([
    findSurvivor(account.survivor.id),
    findSurvivor(account.loser.id),
    getSettings(),
  ])
  if (survivor !== id && loser !== id) notFound()
  return (
    <MergeStoryView {...{ account, timeZone }} contactId={id} mayUndo={mayUndoMerge(user, account)} now={new Date()} />
  )
}
