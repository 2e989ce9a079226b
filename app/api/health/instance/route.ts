import { getInstanceId } from '@/lib/set-up/queries'

export const dynamic = 'force-dynamic'

const NO_STORE = { 'Cache-Control': 'no-store' }

/**
 * GET or POST /api/health/instance: which installation answers here; by this the self-test of the first steps knows
 * its own address again. The body of a POST is not read.
 */
async function answer(): Promise<Response> {
  const instance = await getInstanceId().catch(() => null)
  return Response.json({ instance }, { status: instance ? 200 : 503, headers: NO_STORE })
}

export { answer as GET, answer as POST }
