import { inTransaction } from '@/lib/db/transaction'
import { refusalMessage } from '@/lib/fields/rest/field-json'
import { readActingUser } from '@/lib/rest/acting-user'
import type { Change } from '@/lib/rest/change'
import { writeLeadFields } from '../field-mutations'

/** Writes values of custom fields of the lead of the address; answers its fields as they are then. */
export const changeFields: Change<Record<string, unknown>> = async ({ id, body, tokenId, now }) => {
  const result = await inTransaction(async tx =>
    writeLeadFields(tx, { leadId: id, values: body }, { userId: await readActingUser(tx, tokenId), now }),
  )
  if (result.ok) return { ok: true, item: { id: result.id, fields: result.fields } }
  if (result.reason === 'not_found') return { ok: false, code: 'not_found', message: 'There is no lead of this id' }
  return {
    ok: false,
    code: result.reason === 'value_changed' ? 'changed' : result.reason,
    message: refusalMessage(result),
  }
}
