import { mayChange } from '@/lib/auth/permissions'
import { currentUser } from '@/lib/auth/require-user'
import { isFromOwnPage } from '@/lib/auth/user-action'
import { takeFile } from '@/lib/imports/actions'
import { IMPORT_LIMITS } from '@/lib/imports/read-rows'
import { readBody } from '@/lib/intake/read-body'

const REFUSED = { origin: 403, forbidden: 403 } as const

/**
 * POST /api/imports?name=contatos.csv – a CSV file of contacts as the body, from the page of the import: a server action
 * takes a megabyte at most. Whoever may change nothing is refused before anything is read.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await isFromOwnPage())) return refused('origin')
  const user = await currentUser()
  if (!user || !mayChange(user)) return refused('forbidden')
  const read = await readBody(request, IMPORT_LIMITS.bytes)
  if (!read.ok)
    return read.reason === 'too_large'
      ? answer({ ok: false, reason: 'too_large', limit: IMPORT_LIMITS.bytes }, 413)
      : answer({ ok: false, reason: 'cut_off' }, 200)
  const result = await takeFile({ fileName: new URL(request.url).searchParams.get('name') ?? '', bytes: read.body })
  // What is wrong with a file is an answer for the person who chose it, as that of an action; not a failed request.
  return answer(result, result.ok ? 201 : 200)
}

function refused(reason: keyof typeof REFUSED): Response {
  return answer({ ok: false, reason }, REFUSED[reason])
}

function answer(result: object, status: number): Response {
  return Response.json(result, { status, headers: { 'Cache-Control': 'no-store' } })
}
