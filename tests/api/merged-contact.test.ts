import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { MERGE_CONTACTS_SQL } from '@/lib/identity/merge-sql'
import { mergedContact } from '@/lib/intake/decide/merged-contact'
import type { ContactFact } from '@/lib/intake/facts'
import { contact } from '@/tests/samples/facts'
import { sql } from '@/tests/support/app'
import { userOf } from '@/tests/support/intake'

// An event decides, and answers the operator, by mergedContact; the rows are written by the statement that also merges by
// hand. Both must come to the same contact.

const COLUMNS = `name, name_by_hand AS "nameByHand", description, description_by_hand AS "descriptionByHand", owner_id AS "ownerId",
  owner_by_hand AS "ownerByHand", custom_fields AS "customFields", fields_by_hand AS "fieldsByHand", attributes, tags,
  jivo_status AS "jivoStatus", organization, assigned_agent AS "assignedAgent", first_touch AS "firstTouch",
  edited_by_hand AS "editedByHand", created_at AS "createdAt"`

let owners: ContactFact['owner'][]

beforeAll(async () => {
  const people = [await userOf(), await userOf()]
  owners = [null, ...people.map(({ id, name }) => ({ id, name, active: true }))]
})

const text = fc.constantFrom(null, 'a', 'b')
const blank = fc.constantFrom(null, '', 'a', 'b')
const field = fc.constantFrom<unknown>(null, '', [], 'x', 0, false, ['y'])
const touch = fc.constantFrom(null, {}, { at: '2026-01-01T00:00:00Z' }, { at: '2026-02-01T00:00:00Z', page: 'p' })

const facts = fc.record({
  name: text,
  nameByHand: fc.boolean(),
  description: blank,
  descriptionByHand: fc.boolean(),
  ownerAt: fc.constantFrom(0, 1, 2),
  byHand: fc.boolean(),
  customFields: fc.dictionary(fc.constantFrom('plano', 'cidade'), field),
  fieldsByHand: fc.uniqueArray(fc.constantFrom('plano', 'cidade')),
  attributes: fc.dictionary(fc.constantFrom('k', 'l'), fc.constantFrom('1', '2')),
  tags: fc.uniqueArray(fc.constantFrom('vip', 'novo')),
  jivoStatus: blank,
  organization: blank,
  assignedAgent: blank,
  firstTouch: touch,
  editedByHand: fc.boolean(),
  createdAt: fc.constantFrom('2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'),
})

test('an event sees the same contact after a merge as the merge writes', async () => {
  await fc.assert(
    fc.asyncProperty(facts, facts, async (one, other) => {
      const [survivor, merged] = [one, other].map(({ ownerAt, byHand, ...rest }) =>
        contact({ ...rest, id: uuidv7(), owner: owners[ownerAt]!, ownerByHand: byHand && ownerAt > 0 }),
      ) as [ContactFact, ContactFact]
      await keep(survivor)
      await keep(merged)
      await sql(MERGE_CONTACTS_SQL, [merged.id, survivor.id, uuidv7(), 'anonymous', null, new Date()])
      const [row] = await sql(`SELECT ${COLUMNS} FROM contacts WHERE id = $1`, [survivor.id])
      const seen = mergedContact(survivor, merged)
      expect({
        ...row,
        createdAt: (row!.createdAt as Date).toISOString(),
        fieldsByHand: sorted(row!.fieldsByHand),
      }).toEqual({
        name: seen.name,
        nameByHand: seen.nameByHand,
        description: seen.description,
        descriptionByHand: seen.descriptionByHand,
        ownerId: seen.owner?.id ?? null,
        ownerByHand: seen.ownerByHand,
        customFields: seen.customFields,
        fieldsByHand: sorted(seen.fieldsByHand),
        attributes: seen.attributes,
        tags: seen.tags,
        jivoStatus: seen.jivoStatus,
        organization: seen.organization,
        assignedAgent: seen.assignedAgent,
        firstTouch: seen.firstTouch,
        editedByHand: seen.editedByHand,
        createdAt: seen.createdAt,
      })
    }),
    { numRuns: 60 },
  )
})

async function keep(c: ContactFact): Promise<void> {
  await sql(
    `INSERT INTO contacts (id, name, name_by_hand, description, description_by_hand, owner_id, owner_by_hand, custom_fields, fields_by_hand,
       attributes, tags, jivo_status, organization, assigned_agent, first_touch, edited_by_hand, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)`,
    [
      c.id,
      c.name,
      c.nameByHand,
      c.description,
      c.descriptionByHand,
      c.owner?.id ?? null,
      c.ownerByHand,
      JSON.stringify(c.customFields),
      c.fieldsByHand,
      JSON.stringify(c.attributes),
      c.tags,
      c.jivoStatus,
      c.organization,
      c.assignedAgent,
      c.firstTouch && JSON.stringify(c.firstTouch),
      c.editedByHand,
      c.createdAt,
    ],
  )
}

function sorted(values: unknown): string[] {
  return [...(values as string[])].sort()
}
