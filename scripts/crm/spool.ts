import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { listSetAside, readSetAside, retrySetAside } from '@/lib/intake/set-aside'
import { listSpool, waitingSince } from '@/lib/intake/spool-folder'
import { type Command, CommandRefused, type Given, optional, required } from './command'

const LISTED_AT_MOST = 1_000
const SELECT = { id: { type: 'string' }, all: { type: 'boolean' } } as const

export const listSpoolCommand: Command = {
  usage: 'spool list --json',
  options: {},
  run: async () => {
    const [{ count, oldest }, setAside] = await Promise.all([listSpool(), listSetAside(LISTED_AT_MOST)])
    const since = oldest[0] === undefined ? null : await waitingSince(oldest[0])
    return { waiting: count, oldestAt: since?.toISOString() ?? null, setAside }
  },
}

export const retrySpoolCommand: Command = {
  usage: 'spool retry --id ID|--all --json   (the running app tries them again within seconds)',
  options: SELECT,
  run: async given => {
    const id = selected(given)
    const retried = await retrySetAside(id)
    if (id !== null && retried.length === 0) throw new CommandRefused('not_found', 'nothing is set aside under this id')
    return { retried }
  },
}

export const exportSpoolCommand: Command = {
  usage: 'spool export --id ID|--all --to FOLDER --json   (the files as they are; they hold personal data)',
  options: { ...SELECT, to: { type: 'string' } },
  run: async given => {
    const id = selected(given)
    const folder = resolve(required(given, 'to'))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const exported: string[] = []
    for (const one of id === null ? (await listSetAside(Infinity)).map(file => file.id) : [id]) {
      const content = await readSetAside(one)
      if (content === null) throw new CommandRefused('not_found', 'nothing is set aside under this id')
      await writeFile(join(folder, one), content, { mode: 0o600 })
      exported.push(one)
    }
    return { folder, exported }
  },
}

// The id of one file, or null for all.
function selected(given: Given): string | null {
  const id = optional(given, 'id')
  if ((id === null) === (given.values.all !== true)) throw new CommandRefused('usage', 'give either --id ID or --all')
  return id
}
