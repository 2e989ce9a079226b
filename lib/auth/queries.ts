import { prisma } from '@/lib/db/client'
import { readLocale, type Locale } from '@/lib/i18n/locale'

/** Somebody who wants to sign in, with what the password is compared with. For lib/auth alone. */
export type Candidate = {
  id: string
  passwordHash: string | null
  active: boolean
  locale: Locale | null
}

/** The person with this e-mail (any case), or null. */
export async function getCandidate(email: string): Promise<Candidate | null> {
  const row = await prisma.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, passwordHash: true, active: true, locale: true },
  })
  return row && { ...row, locale: readLocale(row.locale) }
}
