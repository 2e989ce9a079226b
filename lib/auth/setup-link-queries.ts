import { hashToken } from '@/lib/channels/tokens'
import { prisma } from '@/lib/db/client'

/** An unused link that has not run out: for the first administrator (`person` null), or for one who chooses a password. */
export type OpenSetupLink = { person: { name: string; email: string } | null }

/** What the link with this token opens at `now`, or null. */
export async function getSetupLink(token: string, now: Date): Promise<OpenSetupLink | null> {
  const link = await prisma.setupLink.findUnique({
    where: { tokenHash: new Uint8Array(hashToken(token)), usedAt: null, expiresAt: { gt: now } },
    select: { purpose: true, user: { select: { name: true, email: true, active: true } } },
  })
  if (!link) return null
  if (link.purpose === 'first_admin') return { person: null }
  return link.user?.active ? { person: { name: link.user.name, email: link.user.email } } : null
}
