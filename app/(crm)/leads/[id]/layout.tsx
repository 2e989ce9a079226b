import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { requireUser } from '@/lib/auth/require-user'
import { hasLead } from '@/lib/leads/lead-queries'
import { isId } from '@/lib/leads/list-filters'

type LeadLayoutProps = { params: Promise<{ id: string }>; children: ReactNode }

/** Above the loading boundary, so that a lead that does not exist is answered with 404 and not with a page on its way. */
export default async function LeadLayout({ params, children }: LeadLayoutProps) {
  await requireUser()
  const { id } = await params
  if (!isId(id) || !(await hasLead(id))) notFound()
  return children
}
