import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/require-user'
import { findStartPage } from '@/lib/set-up/queries'

export default async function HomePage() {
  const user = await requireUser()
  redirect(await findStartPage(user.id))
}
