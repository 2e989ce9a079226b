import type { ParseArgsConfig } from 'node:util'
import { validate as isUuid } from 'uuid'

export type Options = NonNullable<ParseArgsConfig['options']>

/** What stood on the command line: `--name value` and the words without a dash. */
export type Given = { values: Record<string, string | boolean | undefined>; words: string[] }

/** One admin command. What `run` returns is printed as JSON on one line; what it refuses it throws as CommandRefused. */
export type Command = {
  /** As one types it, after `npm run crm -- `. */
  usage: string
  options: Options
  /** Whether words without a dash are expected. */
  takesWords?: boolean
  run: (given: Given, now: Date) => Promise<object>
}

/** The command was not carried out. `code` is for programs, the message for people; neither repeats a secret. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The value of an option that must be there. */
export function required({ values }: Given, name: string): string {
  const value = optional({ values, words: [] }, name)
  if (value === null) throw new CommandRefused('usage', `--${name} is missing`)
  return value
}

/** The value of an option, or null when it is missing or empty. */
export function optional({ values }: Given, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The id that an option must hold. */
export function requiredId(given: Given, name: string): string {
  const id = required(given, name)
  if (!isUuid(id)) throw new CommandRefused('invalid', `--${name} is no id`)
  return id
}
