import type { z } from 'zod'

/**
 * The body of a change: UTF-8 JSON, an object of exactly the shape; an empty body counts as `{}`. Refuses
 * anything else, with a sentence that names the first wrong field.
 */
export function parseBody<Body>(
  schema: z.ZodType<Body>,
  bytes: Uint8Array,
): { ok: true; value: Body } | { ok: false; message: string } {
  const text = new TextDecoder().decode(bytes).trim()
  let json: unknown
  try {
    json = JSON.parse(text === '' ? '{}' : text)
  } catch {
    return { ok: false, message: 'the body is not JSON' }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, message: `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'is invalid'}` }
}
