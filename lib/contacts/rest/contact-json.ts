import { valuesOf, type Field, type FieldValues } from '@/lib/fields/field'
import type { PersonJson } from '@/lib/rest/person'

export type ContactRow = {
  id: string
  name: string | null
  description: string | null
  manager: PersonJson | null
  customFields: Record<string, unknown>
  attributes: Record<string, unknown>
  leadIds: string[]
  version: number
  createdAt: Date
  updatedAt: Date
}

/** A row of `identifiers`, or a value that somebody told this contact to ignore. */
export type IdentifierRow = {
  contactId: string
  kind: 'email' | 'phone' | 'visitor'
  raw: string
  key: string | null
  e164: string | null
  phoneKind: string | null
  flag: string | null
  extension: string | null
  channelId: string | null
  primary: boolean
  candidate: boolean
  shared: boolean
  verified: boolean
  ignored: boolean
  source: 'chat' | 'hand' | 'import'
  sourceChatId: string | null
  /** Jivo's number of the source chat */
  sourceChatNumber: string | null
  firstSeenAt: Date
  lastSeenAt: Date
}

type Seen = {
  /** `chat #18`, `chat`, `hand` or `import` */
  source: string
  sourceChatId: string | null
  firstSeenAt: Date
  lastSeenAt: Date
  verified: boolean
  shared: boolean
  ignored: boolean
}

export type EmailJson = { address: string; raw: string; primary: boolean } & Seen

export type PhoneJson = {
  raw: string
  e164: string | null
  key: string | null
  kind: string | null
  flag: string | null
  extension: string | null
  primary: boolean
  candidate: boolean
} & Seen

export type ContactJson = {
  id: string
  name: string | null
  description: string | null
  emails: EmailJson[]
  phones: PhoneJson[]
  visitorNumbers: { channelId: string | null; number: string }[]
  manager: PersonJson | null
  customFields: Record<string, unknown>
  /** the company's own fields in use, null where there is no value */
  fields: FieldValues
  leadIds: string[]
  version: number
  createdAt: Date
  updatedAt: Date
  url: string
}

/**
 * A contact as other programs see it; a custom field of ours beats Jivo's attribute of the same key.
 * @param appUrl the address of the installation, without a slash at its end
 */
export function contactJson(
  row: ContactRow,
  identifiers: IdentifierRow[],
  fields: readonly Field[],
  appUrl: string,
): ContactJson {
  const { id, name, description, manager, leadIds, version, createdAt, updatedAt } = row
  const of = (kind: IdentifierRow['kind']) => identifiers.filter(identifier => identifier.kind === kind)
  return {
    id,
    name,
    description,
    emails: of('email').map(emailJson),
    phones: of('phone').map(phoneJson),
    visitorNumbers: of('visitor').map(({ channelId, raw }) => ({ channelId, number: raw })),
    manager,
    customFields: { ...row.attributes, ...row.customFields },
    fields: valuesOf(fields, row.customFields),
    leadIds,
    version,
    createdAt,
    updatedAt,
    url: `${appUrl}/contacts/${id}`,
  }
}

function emailJson(row: IdentifierRow): EmailJson {
  return { address: row.key ?? row.raw, raw: row.raw, primary: row.primary, ...seen(row) }
}

function phoneJson(row: IdentifierRow): PhoneJson {
  const { raw, e164, key, phoneKind, flag, extension, primary, candidate } = row
  return { raw, e164, key, kind: phoneKind, flag, extension, primary, candidate, ...seen(row) }
}

function seen(row: IdentifierRow): Seen {
  const { sourceChatId, firstSeenAt, lastSeenAt, verified, shared, ignored } = row
  const source = row.source === 'chat' && row.sourceChatNumber !== null ? `chat #${row.sourceChatNumber}` : row.source
  return { source, sourceChatId, firstSeenAt, lastSeenAt, verified, shared, ignored }
}
