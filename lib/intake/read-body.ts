import { readBytes, type BytesRead } from './read-bytes.mjs'

export type BodyRead = BytesRead

/** The raw body of a request, at most `limit` bytes, as readBytes reads it. */
export function readBody(request: Request, limit: number): Promise<BodyRead> {
  return readBytes(
    {
      encoding: request.headers.get('content-encoding'),
      length: request.headers.get('content-length'),
      stream: request.body as AsyncIterable<Uint8Array> | null,
    },
    limit,
  )
}
