import { BRAZILIAN_AREA_CODES } from './brazilian-area-codes'

export const PHONE_FLAGS = [
  'missing_ddd',
  'needs_plus',
  'ninth_digit_added',
  'confirm_country',
  'service',
  'unknown_ddd',
  'unreadable',
] as const

/** Why a phone asks for a second look; null where there is nothing to say. */
export type PhoneFlag = (typeof PHONE_FLAGS)[number]

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'foreign' | 'unknown'

/** What a run of digits means. */
export type NumberReading = {
  e164: string | null
  /** equality of keys is the only phone match; Brazilian: 55 + DDD + last 8 digits + M or L */
  key: string | null
  kind: PhoneKind
  flag: PhoneFlag | null
  /** has a key that stays outside the unique index and never matches */
  candidate: boolean
  /** keys of low confidence, for the scan of duplicates only */
  otherKeys: string[]
}

const EIGHT_EQUAL_AT_THE_END = /(\d)\1{7}$/

function withoutKey(flag: PhoneFlag): NumberReading {
  return { e164: null, key: null, kind: 'unknown', flag, candidate: false, otherKeys: [] }
}

function service(digits: string): NumberReading {
  return { ...withoutKey('service'), key: `BRS${digits}`, kind: 'service', candidate: true }
}

function landline(ddd: string, subscriber: string): NumberReading {
  return {
    e164: `+55${ddd}${subscriber}`,
    key: `55${ddd}${subscriber}L`,
    kind: 'landline',
    flag: null,
    candidate: false,
    otherKeys: [],
  }
}

/**
 * A mobile from its last eight digits. The ninth digit is never taken away: 9 3278-2153 is a true mobile,
 * or a landline that another program damaged, so the landline is offered as another key and no more.
 */
function mobile(ddd: string, lastEight: string): NumberReading {
  return {
    e164: `+55${ddd}9${lastEight}`,
    key: `55${ddd}${lastEight}M`,
    kind: 'mobile',
    flag: null,
    candidate: false,
    otherKeys: /^[2-5]/.test(lastEight) ? [`55${ddd}${lastEight}L`] : [],
  }
}

/**
 * A mobile written before Anatel's change of 2012–2016. 7x may be a trunking line (Nextel) that never got
 * the 9.
 */
function oldMobile(ddd: string, lastEight: string): NumberReading {
  const reading: NumberReading = { ...mobile(ddd, lastEight), flag: 'ninth_digit_added' }
  if (!lastEight.startsWith('7')) return reading
  return { ...reading, candidate: true, otherKeys: [`55${ddd}${lastEight}L`] }
}

/** Area code and subscriber, or the subscriber alone (step 6). */
function readNational(digits: string): NumberReading {
  if (/^(?:400|300)\d{5}$/.test(digits)) return service(digits)
  if (digits.length === 8 || digits.length === 9) return withoutKey('missing_ddd')
  if (digits.length !== 10 && digits.length !== 11) return withoutKey('unreadable')

  const ddd = digits.slice(0, 2)
  if (!BRAZILIAN_AREA_CODES.has(ddd)) return withoutKey('unknown_ddd')
  if (EIGHT_EQUAL_AT_THE_END.test(digits)) return withoutKey('unreadable')

  const subscriber = digits.slice(2)
  if (subscriber.length === 9) {
    return subscriber.startsWith('9') ? mobile(ddd, subscriber.slice(1)) : withoutKey('unreadable')
  }
  if (/^[6-9]/.test(subscriber)) return oldMobile(ddd, subscriber)
  return /^[2-5]/.test(subscriber) ? landline(ddd, subscriber) : withoutKey('unreadable')
}

/** 0800, 0300, 0500 and 0900 without their zero; 0800 also exists with six digits. */
function isServiceAfterZero(digits: string): boolean {
  return /^(?:800\d{6,7}|[359]00\d{7})$/.test(digits)
}

/** What follows the country code 55; a zero there is a stray “(0)”. */
function readAfterCountryCode(digits: string): NumberReading {
  if (!digits.startsWith('0')) return readNational(digits)
  const rest = digits.slice(1)
  return isServiceAfterZero(rest) ? service(rest) : readNational(rest)
}

/** What follows the trunk zero: perhaps two digits of a carrier, then area code and subscriber (step 4). */
function readAfterTrunkZero(digits: string): NumberReading {
  if (isServiceAfterZero(digits)) return service(digits)
  if (digits.length > 13) return withoutKey('needs_plus')
  return readNational(digits.length >= 12 ? digits.slice(2) : digits)
}

/** A number without + or 00 (steps 4 and 5). */
function readLocal(digits: string): NumberReading {
  if (digits.startsWith('0')) return readAfterTrunkZero(digits.slice(1))
  // By length, because 55 is also the area code of Santa Maria, RS.
  const hasCountryCode = digits.startsWith('55') && (digits.length === 12 || digits.length === 13)
  if (hasCountryCode) return readAfterCountryCode(digits.slice(2))
  return digits.length >= 12 ? withoutKey('needs_plus') : readNational(digits)
}

/** A number of another country, country code first (step 3). */
function readForeign(digits: string): NumberReading {
  if (!/^[1-9]\d{6,14}$/.test(digits) || EIGHT_EQUAL_AT_THE_END.test(digits)) return withoutKey('unreadable')
  // Mexico took the 1 of its mobiles away in 2019; people and programs still write it.
  const number = /^521\d{10}$/.test(digits) ? `52${digits.slice(3)}` : digits
  // The 9 of Argentine mobiles is dialled from abroad and left out at home.
  const key = /^549\d{10}$/.test(number) ? `54${number.slice(3)}` : number
  return { e164: `+${number}`, key, kind: 'foreign', flag: null, candidate: false, otherKeys: [] }
}

/**
 * Reads the digits of one phone number by the Brazilian phone rule (steps 2 to 10).
 * In: digits only, whether a + led, and whether the visitor is known to be outside Brazil. Out: always a
 * reading; a number that the rule cannot place has no key and a flag that says why.
 */
export function readNumber(digits: string, hasPlus: boolean, fromAbroad: boolean): NumberReading {
  const international = hasPlus ? digits : digits.startsWith('00') ? digits.slice(2) : null
  if (international !== null) {
    const isBrazil = international.startsWith('55')
    return isBrazil ? readAfterCountryCode(international.slice(2)) : readForeign(international)
  }
  const reading = readLocal(digits)
  const looksBrazilian = reading.kind === 'mobile' || reading.kind === 'landline'
  // 79991234567 is Aracaju, and also Moscow without its +.
  return looksBrazilian && fromAbroad ? { ...reading, candidate: true, flag: 'confirm_country' } : reading
}
