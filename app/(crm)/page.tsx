import { redirect } from 'next/navigation'
import { requireUser } from '@/lib/auth/require-user'
import { isSetUpDue } from '@/lib/set-up/queries'

/** Where everybody begins: an administrator with the first steps, until somebody has done them or put them off. */
export default async function HomePage() {
  const user = await requireUser()
  redirect((await isSetUpDue(user.id)) ? '/admin/set-up' : '/leads')
}
