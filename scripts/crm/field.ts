import { inTransaction } from '@/lib/db/transaction'
import { fieldEntities, fieldTypes, type FieldEntity, type FieldType } from '@/lib/fields/field'
import { createField } from '@/lib/fields/mutations'
import { listFields } from '@/lib/fields/queries'
import { fieldJson } from '@/lib/fields/rest/field-json'
import { newFieldSchema } from '@/lib/fields/schema'
import { addPanelLine } from '@/lib/settings/mutations'
import { type Command, CommandRefused, optional, required } from './command'

const MESSAGES: Record<string, string> = {
  too_many: 'there are a hundred fields already',
  panel_full: 'the operator sees ten lines already; the field was not made',
}

export const createFieldCommand: Command = {
  usage: `field create --on ${fieldEntities.join('|')} --name NAME --type ${fieldTypes.join('|')} [--choices a,b] [--required] [--jivo] --json`,
  options: {
    on: { type: 'string' },
    name: { type: 'string' },
    type: { type: 'string' },
    choices: { type: 'string' },
    required: { type: 'boolean' },
    jivo: { type: 'boolean' },
  },
  run: async (given, now) => {
    const parsed = newFieldSchema.safeParse({
      entity: required(given, 'on') as FieldEntity,
      name: required(given, 'name'),
      type: required(given, 'type') as FieldType,
      choices: optional(given, 'choices')?.split(',') ?? [],
      required: given.values.required === true,
    })
    if (!parsed.success)
      throw new CommandRefused('invalid', `${wrongOptions(parsed.error.issues)} cannot be taken as given`)
    return inTransaction(async tx => {
      const made = await createField(tx, parsed.data)
      if (!made.ok) throw refused(made.reason)
      const { field } = made
      const line = given.values.jivo
        ? await addPanelLine(tx, { source: `${field.entity}.${field.key}`, title: field.name }, now)
        : null
      // Thrown inside the transaction, so that the field goes as well.
      if (line && !line.ok) throw refused(line.reason)
      return fieldJson(field)
    })
  },
}

export const listFieldsCommand: Command = {
  usage: 'field list --json',
  options: {},
  run: async () => ({ fields: (await listFields()).map(fieldJson) }),
}

function refused(reason: string): CommandRefused {
  return new CommandRefused(reason, MESSAGES[reason] ?? reason)
}

function wrongOptions(issues: { path: PropertyKey[] }[]): string {
  const names = issues.map(({ path: [name] }) => `--${name === 'entity' ? 'on' : String(name)}`)
  return [...new Set(names)].join(' and ')
}
