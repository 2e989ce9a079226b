import { takeFile, type UploadResult } from '@/lib/imports/upload-actions'

const STATUS = { origin: 403, forbidden: 403, too_large: 413 } as const

/** POST /api/imports?name=contatos.csv – a CSV file of contacts as the body, from the page of the import. */
export async function POST(request: Request): Promise<Response> {
  const result = await takeFile(request, new URL(request.url).searchParams.get('name') ?? '', new Date())
  return Response.json(result, { status: statusOf(result), headers: { 'Cache-Control': 'no-store' } })
}

function statusOf(result: UploadResult): number {
  if (result.ok) return 201
  // What is wrong with a file is an answer for the person who chose it, as that of an action; not a failed request.
  return result.reason in STATUS ? STATUS[result.reason as keyof typeof STATUS] : 200
}
