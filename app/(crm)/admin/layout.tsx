import type { ReactNode } from 'react'
import { requireAdmin } from '@/lib/auth/require-user'

/** Asked above every page, so that a manager is answered 404 and not a page that begins to stream. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin()
  return children
}
