import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { answerIntake } from '@/lib/intake/answer-intake.mjs'
import { intakeDoor } from '@/lib/intake/intake-door'

export const dynamic = 'force-dynamic'

/** The webhook address on Next's way; scripts/server.mjs answers a POST before it comes here, through the same door. */
async function answer(request: Request): Promise<Response> {
  const { status, headers, body } = await answerIntake(
    {
      method: request.method,
      search: new URL(request.url).search,
      header: name => request.headers.get(name),
      body: request.body as AsyncIterable<Uint8Array> | null,
      remoteAddress: clientAddress(request.headers.get('x-forwarded-for'), env.TRUSTED_PROXIES),
    },
    intakeDoor,
  )
  return new Response(body, { status, headers })
}

export {
  answer as GET,
  answer as HEAD,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as OPTIONS,
}
