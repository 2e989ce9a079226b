import { hashToken } from '@/lib/channels/tokens'
import { prisma } from '@/lib/db/client'

/** An unused link that has not run out: for the first administrator, or for a person who chooses a password. */
export type OpenSetupLink = { purpose: 'first_admin' | 'invitation'; email: string | null; name: string | null }

/** What the link with this token opens at `now`, or null. */
export async function getSetupLink(token: string, now: Date): Promise<OpenSetupLink | null> {
  const link = await prisma.setupLink.findUnique({
    where: { tokenHash: new Uint8Array(hashToken(token)), usedAt: null, expiresAt: { gt: now } },
    select: { purpose: true, email: true },
  })
  if (!link) return null
  const person = link.email
    ? await prisma.user.findUnique({ where: { email: link.email }, select: { name: true, active: true } })
    : null
  if (link.purpose === 'invitation' && !person?.active) return null
  return { purpose: link.purpose as OpenSetupLink['purpose'], email: link.email, name: person?.name ?? null }
}
