import { z } from 'zod'
import { mayAdminister } from '@/lib/auth/permissions'
import { currentUser } from '@/lib/auth/require-user'
import { countRefused, findArrival } from '@/lib/set-up/queries'

export const dynamic = 'force-dynamic'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** GET /api/set-up/channels/{id}/arrival: what has come in by a channel, for the screen that waits for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const user = await currentUser()
  if (!user) return new Response(null, { status: 401, headers: NO_STORE })
  const { id } = await params
  if (!mayAdminister(user) || !z.uuid().safeParse(id).success) {
    return new Response(null, { status: 404, headers: NO_STORE })
  }
  const [arrival, refused] = await Promise.all([findArrival(id), countRefused(id, new Date())])
  return Response.json({ arrival, refused }, { headers: NO_STORE })
}
