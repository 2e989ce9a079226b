import { inTransaction } from '@/lib/db/transaction'
import { updateSettings } from '@/lib/settings/mutations'
import { getSettings } from '@/lib/settings/queries'
import { settingsSchema } from '@/lib/settings/schema'
import { type Command, CommandRefused } from './command'
import { requirePerson } from './people'

export const setSettingsCommand: Command = {
  usage: 'settings set KEY=VALUE … --json   (defaultOwner=EMAIL; lists as a,b,c; everything else as JSON or text)',
  options: {},
  takesWords: true,
  run: async ({ words }, now) => {
    if (words.length === 0) throw new CommandRefused('usage', 'settings set wants at least one key=value')
    const pairs = await Promise.all(words.map(readPair))
    const parsed = settingsSchema.partial().safeParse(Object.fromEntries(pairs))
    if (!parsed.success) {
      const wrong = parsed.error.issues.map(issue => issue.path.join('.') || issue.message)
      throw new CommandRefused('invalid', `cannot be set: ${[...new Set(wrong)].join(', ')}`)
    }
    await inTransaction(tx => updateSettings(tx, parsed.data, null, now))
    return getSettings()
  },
}

export const showSettingsCommand: Command = {
  usage: 'settings show --json',
  options: {},
  run: async () => getSettings(),
}

async function readPair(word: string): Promise<[string, unknown]> {
  const at = word.indexOf('=')
  if (at < 1) throw new CommandRefused('usage', `“${word}” is no key=value`)
  const [key, value] = [word.slice(0, at), word.slice(at + 1)]
  if (key === 'defaultOwner') return ['defaultOwnerId', value === '' ? null : (await requirePerson(value)).id]
  if ((key === 'requiredFields' || key === 'holidays') && !value.startsWith('[')) {
    return [
      key,
      value
        .split(',')
        .map(part => part.trim())
        .filter(Boolean),
    ]
  }
  return [key, readValue(value)]
}

function readValue(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
