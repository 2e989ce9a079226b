import { notFound } from 'next/navigation'
import { requireAdminInPerson, requireSelf } from '@/lib/auth/require-user'
import { discloseRawEvents } from '@/lib/intake/disclose-raw-events'
import { daySchema } from '@/lib/intake/schema'

/** GET /admin/deliveries/raw/2026-11-22 – what arrived on that day of the account's zone, a line of JSON each. */
export async function GET(_request: Request, { params }: { params: Promise<{ day: string }> }): Promise<Response> {
  await requireAdminInPerson()
  const day = daySchema.safeParse((await params).day)
  if (!day.success) notFound()
  return new Response(await discloseRawEvents(await requireSelf(), day.data, new Date()), {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="balcao-eventos-${day.data}.ndjson"`,
      'Cache-Control': 'no-store',
    },
  })
}
