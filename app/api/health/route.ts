import { healthAnswer } from '@/lib/health/judge-health'
import { sightSystem } from '@/lib/health/queries'

export const dynamic = 'force-dynamic'

const NO_STORE = { 'Cache-Control': 'no-store' }

/**
 * GET /api/health (also /api/health/ready and /health): 200 when the database answers and events are taken, 503
 * otherwise. No session needed; figures alone, no secrets.
 */
export async function GET() {
  const now = new Date()
  const { httpStatus, body } = healthAnswer(await sightSystem(now), now)
  return Response.json({ ...body, eventLoop: eventLoopFigures() }, { status: httpStatus, headers: NO_STORE })
}

type Watch = { figures: { stalls: number; longestMs: number; last: { at: string; ms: number } | null } }

// Kept by the server, outside the bundle; absent in tests.
function eventLoopFigures(): Watch['figures'] | null {
  const registry = globalThis as unknown as Record<symbol, Watch | undefined>
  return registry[Symbol.for('balcao.event-loop-watch')]?.figures ?? null
}
