import type { ChatJson } from '@/lib/chats/rest/chat-json'
import { isPlaceholderName } from '@/lib/contacts/person-name'
import { valuesOf, type Field, type FieldValues } from '@/lib/fields/field'
import type { NamedJson, PersonJson } from '@/lib/rest/person'
import { incompleteFields, type ContactHas } from '../incomplete'
import { managerReasonSentence } from '../manager-reason'

export type LeadStatus = 'open' | 'won' | 'lost' | 'spam'

type Utm = Record<'source' | 'medium' | 'campaign' | 'content' | 'term', string | null>
type Geo = Record<'country' | 'region' | 'city', string | null>

/** An arrival on the site; `at` as ISO text, null where only Jivo's campaign tags are known. */
type TouchJson = { landingPage: string | null; referrer: string | null; utm: Utm; at: string | null }

/** A lead with its contact and the visit of its first chat, all null where there is no chat. */
export type LeadRow = {
  id: string
  number: number
  title: string
  source: string
  status: LeadStatus
  stage: string
  tags: string[]
  contact: NamedJson
  manager: PersonJson | null
  managerReason: unknown
  description: string | null
  customFields: unknown
  requiredFields: string[]
  /** required fields of the company's own that have no value, as `lead.<key>` or `contact.<key>` */
  lacking: string[]
  /** the primary ones, as written */
  email: string | null
  phone: string | null
  hasEmail: boolean | null
  hasPhone: boolean | null
  pageUrl: string | null
  pageTitle: string | null
  referrer: string | null
  landingPage: string | null
  utm: Partial<Utm> | null
  firstTouch: TouchJson | null
  lastTouch: TouchJson | null
  geo: Partial<Geo> | null
  ip: string | null
  userAgent: string | null
  userToken: string | null
  createdAt: Date
  updatedAt: Date
}

export type LeadJson = {
  id: string
  number: number
  title: string
  source: string
  status: LeadStatus
  stage: string
  tags: string[]
  contact: NamedJson
  manager: PersonJson | null
  managerReason: string | null
  description: string | null
  /** the company's own fields in use, null where there is no value */
  fields: FieldValues
  incomplete: string[]
  visit: {
    page: { url: string; title: string | null } | null
    referrer: string | null
    landingPage: string | null
    utm: Utm
    firstTouch: TouchJson | null
    lastTouch: TouchJson | null
    geo: Geo | null
    ip: string | null
    userAgent: string | null
    userToken: string | null
  }
  chats: ChatJson[]
  createdAt: Date
  updatedAt: Date
  url: string
}

/** A lead as other programs see it. @param appUrl the address of the installation, without a slash at its end */
export function leadJson(row: LeadRow, chats: ChatJson[], fields: readonly Field[], appUrl: string): LeadJson {
  const { id, number, title, source, status, stage, tags, contact, manager, description, createdAt, updatedAt } = row
  return {
    id,
    number,
    title,
    source,
    status,
    stage,
    tags,
    contact,
    manager,
    managerReason: managerReasonSentence(row.managerReason),
    description,
    fields: valuesOf(fields, row.customFields),
    incomplete: incompleteFields(row.requiredFields, contactHas(row), row.lacking),
    visit: visitJson(row),
    chats,
    createdAt,
    updatedAt,
    url: `${appUrl}/leads/${id}`,
  }
}

function contactHas({ contact, email, phone, hasEmail, hasPhone }: LeadRow): ContactHas {
  return {
    name: !isPlaceholderName(contact.name, { email, phone }),
    email: hasEmail === true,
    phone: hasPhone === true,
  }
}

function visitJson({ pageUrl, pageTitle, utm, geo, ...row }: LeadRow): LeadJson['visit'] {
  const { referrer, landingPage, firstTouch, lastTouch, ip, userAgent, userToken } = row
  return {
    page: pageUrl === null ? null : { url: pageUrl, title: pageTitle },
    referrer,
    landingPage,
    utm: utmJson(utm),
    firstTouch: touchJson(firstTouch),
    lastTouch: touchJson(lastTouch),
    geo: geo && { country: geo.country ?? null, region: geo.region ?? null, city: geo.city ?? null },
    ip,
    userAgent,
    userToken,
  }
}

function touchJson(touch: TouchJson | null): TouchJson | null {
  return touch && { landingPage: touch.landingPage, referrer: touch.referrer, utm: utmJson(touch.utm), at: touch.at }
}

function utmJson(utm: Partial<Utm> | null): Utm {
  return {
    source: utm?.source ?? null,
    medium: utm?.medium ?? null,
    campaign: utm?.campaign ?? null,
    content: utm?.content ?? null,
    term: utm?.term ?? null,
  }
}
