import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { requireUser } from '@/lib/auth/require-user'
import { isId } from '@/lib/contacts/list-filters'
import { findSurvivor } from '@/lib/contacts/queries'

type ContactLayoutProps = { params: Promise<{ id: string }>; children: ReactNode }

/**
 * Where an address leads: an old one to the contact that its own was merged into (307), an unknown one nowhere (404).
 * Decided here, above the loading boundary of the card, because a streamed page has sent its 200 already.
 */
export default async function ContactLayout({ params, children }: ContactLayoutProps) {
  await requireUser()
  const { id } = await params
  const survivor = isId(id) ? await findSurvivor(id) : null
  if (survivor === null) notFound()
  if (survivor !== id.toLowerCase()) redirect(`/contacts/${survivor}?from=${id}`)
  return children
}
