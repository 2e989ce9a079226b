import type { PhoneKind } from './phone-number'

const ONE_DIGIT_COUNTRY = /^[17]/
/** ITU country codes of two digits; every other one has three, but for 1 and 7. */
const TWO_DIGIT_COUNTRY = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

function groupForeign(digits: string): string {
  const country = ONE_DIGIT_COUNTRY.test(digits) ? 1 : TWO_DIGIT_COUNTRY.test(digits) ? 2 : 3
  const rest = digits.slice(country)
  const groups = rest.match(/\d{4}(?=\d{4}$)|\d{3}(?=\d{3})|\d+/g) ?? []
  return `+${digits.slice(0, country)} ${groups.join(' ')}`
}

function formatService(digits: string): string {
  if (digits.length === 8) return `${digits.slice(0, 4)}-${digits.slice(4)}`
  return `0${digits.slice(0, 3)} ${digits.slice(3, -4)} ${digits.slice(-4)}`
}

/**
 * A phone as people in Brazil read it: (11) 98765-4321, (11) 3265-4321, +351 912 345 678, 0800 777 1234.
 * What has neither E.164 nor a service key is shown as it was written.
 */
export function formatPhone(phone: { e164: string | null; key?: string | null; raw: string }): string {
  const brazilian = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(phone.e164 ?? '')
  if (brazilian) return `(${brazilian[1]}) ${brazilian[2]}-${brazilian[3]}`
  const foreign = /^\+(\d{7,15})$/.exec(phone.e164 ?? '')
  if (foreign?.[1]) return groupForeign(foreign[1])
  const service = /^BRS(\d{8,10})$/.exec(phone.key ?? '')
  return service?.[1] ? formatService(service[1]) : phone.raw
}

/** Address that opens a WhatsApp chat; null for everything but a Brazilian mobile. */
export function whatsappLink(phone: { e164: string | null; kind: PhoneKind }): string | null {
  if (phone.kind !== 'mobile' || phone.e164 === null) return null
  return `https://wa.me/${phone.e164.slice(1)}`
}
