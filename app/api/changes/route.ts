import { currentUser } from '@/lib/auth/require-user'
import { isId } from '@/lib/leads/list-filters'
import { countUnowned } from '@/lib/leads/queue-queries'
import { leadStamp, queueStamp } from '@/lib/leads/stamp-queries'
import { waitingStamp } from '@/lib/leads/waiting-stamp'
import { countWaiting } from '@/lib/team/queries'

export const dynamic = 'force-dynamic'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** GET /api/changes?of=queue|waiting|{id of a lead}: a short text that changes when what a screen shows does. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return new Response(null, { status: 401, headers: NO_STORE })
  const stamp = await stampOf(new URL(request.url).searchParams.get('of') ?? '', user.id)
  if (stamp === null) return new Response(null, { status: 404, headers: NO_STORE })
  return Response.json({ stamp }, { headers: NO_STORE })
}

async function stampOf(what: string, userId: string): Promise<string | null> {
  const now = new Date()
  if (what === 'queue') return queueStamp(now)
  if (what === 'waiting') return waitingStamp({ ...(await countWaiting(userId)), ...(await countUnowned(now)) })
  return isId(what) ? leadStamp(what) : null
}
