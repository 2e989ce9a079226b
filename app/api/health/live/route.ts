export const dynamic = 'force-dynamic'

/** GET /api/health/live: 200 while the process answers at all, whatever the database does. */
export function GET() {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
