import { env } from '@/lib/env'
import { closePools } from '@/lib/db/pool'
import { onShutdown } from '@/lib/shutdown'

type BootNote = { wayIn: string }

/**
 * Begins what runs beside the requests, once per process. What it learns for the operator, the address of the first
 * way in, is left for scripts/server.mjs to print.
 */
export async function boot(): Promise<void> {
  onShutdown(closePools)
  leaveNote({ wayIn: `${env.APP_URL}/login` })
}

function leaveNote(note: BootNote): void {
  const registry = globalThis as unknown as Record<symbol, BootNote>
  registry[Symbol.for('balcao.boot')] = note
}
