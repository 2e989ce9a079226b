export type BodyRead = { ok: true; body: Uint8Array } | { ok: false; reason: 'too_large' | 'compressed' | 'cut_off' }

/**
 * The raw body of a webhook request, at most `limit` bytes. Bytes are counted while they arrive, so a body without a
 * length, or with a false one, is refused as soon as it passes the limit. Compressed bodies are refused unread: what
 * they unpack to is unknown.
 */
export async function readBody(request: Request, limit: number): Promise<BodyRead> {
  const encoding = request.headers.get('content-encoding')
  if (encoding && encoding.trim().toLowerCase() !== 'identity') return { ok: false, reason: 'compressed' }
  const length = Number(request.headers.get('content-length') ?? NaN)
  if (length > limit) return { ok: false, reason: 'too_large' }
  if (!request.body) return { ok: true, body: new Uint8Array() }
  try {
    // The parser of the server takes no byte beyond a length that was told; reading at once costs half as much.
    if (Number.isSafeInteger(length)) return { ok: true, body: new Uint8Array(await request.arrayBuffer()) }
    return await readCounting(request.body, limit)
  } catch {
    return { ok: false, reason: 'cut_off' }
  }
}

async function readCounting(stream: ReadableStream<Uint8Array>, limit: number): Promise<BodyRead> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limit) return { ok: false, reason: 'too_large' }
    chunks.push(chunk)
  }
  return { ok: true, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) }
}
