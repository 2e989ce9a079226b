import { inTransaction } from '@/lib/db/transaction'
import { refusalMessage } from '@/lib/fields/rest/field-json'
import { readActingUser } from '@/lib/rest/acting-user'
import type { Change, ChangeOutcome, FoundChange } from '@/lib/rest/change'
import { writeContactFields, type ContactFieldsResult } from '../field-mutations'
import { findContactIds } from './field-queries'
import type { ByIdentifier } from './schema'

type Given = Record<string, unknown>

/** Writes values of custom fields of the contact of the address; answers its fields as they are then. */
export const changeFields: Change<Given> = async ({ id, body, tokenId, now }) =>
  outcomeOf(await write(id, body, tokenId, now))

/** The same for the one contact that has this e-mail or this phone. */
export async function changeFieldsByIdentifier({
  filters,
  body,
  tokenId,
  now,
}: FoundChange<ByIdentifier, Given>): Promise<ChangeOutcome> {
  if ((filters.email === undefined) === (filters.phone === undefined)) {
    return { ok: false, code: 'invalid_parameter', message: 'give either email or phone' }
  }
  const [id, ...others] = await findContactIds(filters)
  if (id === undefined) return { ok: false, code: 'not_found', message: 'Nobody has this e-mail or phone' }
  if (others.length > 0) {
    return {
      ok: false,
      code: 'ambiguous',
      message: `${others.length + 1} contacts share this phone: ${[id, ...others].join(', ')}`,
    }
  }
  return outcomeOf(await write(id, body, tokenId, now))
}

function write(contactId: string, values: Given, tokenId: string, now: Date): Promise<ContactFieldsResult> {
  return inTransaction(async tx =>
    writeContactFields(tx, { contactId, values }, { userId: await readActingUser(tx, tokenId), now }),
  )
}

function outcomeOf(result: ContactFieldsResult): ChangeOutcome {
  if (result.ok) return { ok: true, item: { id: result.id, fields: result.fields } }
  if (result.reason === 'not_found') return { ok: false, code: 'not_found', message: 'There is no contact of this id' }
  return {
    ok: false,
    code: result.reason === 'value_changed' ? 'changed' : result.reason,
    message: refusalMessage(result),
  }
}
