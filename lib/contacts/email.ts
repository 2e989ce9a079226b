import { cleanLine } from '@/lib/text/clean-text'
import { isEmptyLike } from '@/lib/text/empty-like'

export { suggestEmail } from './email-typo'

/** An e-mail as written, and the address that equality means. */
export type Email = { raw: string; address: string }

/** RFC 5321, section 4.5.3.1.3: a path has 256 octets, two of them the angle brackets. */
const LONGEST_ADDRESS = 254
const LONGEST_FIELD = 320
const LOCAL_PART = /^[^\s@<>()[\],;:"\\]+$/u
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u
/** The last label; a number there is an IP address. */
const TOP_LEVEL = /^(?=.*\p{L}).{2,}$/u

function normalize(text: string): string {
  const bare = text.replace(/\p{Cf}/gu, '').trim()
  const address = /^mailto:/i.test(bare) ? (bare.slice(7).split('?', 1)[0] ?? '').trim() : bare
  // Lower case may leave composable pairs behind (İ), so NFC comes last.
  return address.toLowerCase().normalize('NFC')
}

function isAddress(address: string): boolean {
  const [local, domain, ...more] = address.split('@')
  if (!local || !domain || more.length > 0 || address.length > LONGEST_ADDRESS) return false
  const labels = domain.split('.')
  const hasTopLevel = labels.length >= 2 && TOP_LEVEL.test(labels.at(-1) ?? '')
  return hasTopLevel && LOCAL_PART.test(local) && labels.every(label => DOMAIN_LABEL.test(label))
}

/**
 * Reads an e-mail field, F13: trim, NFC, lower case, without mailto:. Dots and +tags of the local part
 * stay, and look-alike letters are not folded: who owns gm-dot addresses is the provider's business.
 * In: anything. Refuses what is no address with the text to keep, null where the field is empty or means
 * empty.
 */
export function readEmail(input: unknown): { ok: true; email: Email } | { ok: false; text: string | null } {
  const raw = cleanLine(input, LONGEST_FIELD)
  if (raw === null || isEmptyLike(raw)) return { ok: false, text: null }
  const address = normalize(raw)
  return isAddress(address) ? { ok: true, email: { raw, address } } : { ok: false, text: raw }
}
