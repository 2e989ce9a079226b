import { pool } from '@/lib/db/pool'

export const dynamic = 'force-dynamic'

const NO_STORE = { 'Cache-Control': 'no-store' }
const ANSWER_WITHIN_MS = 2000

/** GET /api/health: 200 when the database answers, 503 otherwise. */
export async function GET() {
  const answers = await databaseAnswers()
  const body = { status: answers ? 'ok' : 'unavailable', database: answers ? 'ok' : 'unavailable' }
  return Response.json(body, { status: answers ? 200 : 503, headers: NO_STORE })
}

// A database that is frozen neither answers nor refuses.
function databaseAnswers(): Promise<boolean> {
  const late = new Promise<boolean>(resolve => setTimeout(resolve, ANSWER_WITHIN_MS, false))
  const asked = pool()
    .query({ text: 'SELECT 1', query_timeout: ANSWER_WITHIN_MS } as { text: string })
    .then(() => true, () => false)
  return Promise.race([asked, late])
}
