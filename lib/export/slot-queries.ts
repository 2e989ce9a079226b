import { openSessionLocks } from '@/lib/db/session-lock'

/** So many lists leave an installation at once, of all its processes; one more would be felt by everybody else. */
const AT_ONCE = 2

/** `own_running`: this person takes a list already; `busy`: others take as many as there may be. */
export type SlotRefusal = { ok: false; reason: 'own_running' | 'busy' }

/** A place among those who take a list along, until it is freed; a process that ends frees its own. */
export async function takeSlot(userId: string): Promise<{ ok: true; free: () => Promise<void> } | SlotRefusal> {
  const locks = await openSessionLocks()
  try {
    const refused = !(await locks.tryLock(`export:${userId}`)) ? 'own_running' : (await takesOne(locks)) ? null : 'busy'
    if (refused === null) return { ok: true, free: locks.free }
    await locks.free()
    return { ok: false, reason: refused }
  } catch (error) {
    await locks.free()
    throw error
  }
}

/** Whether this person may begin to take a list now. */
export async function readSlotRefusal(userId: string): Promise<SlotRefusal | null> {
  const slot = await takeSlot(userId)
  if (!slot.ok) return slot
  await slot.free()
  return null
}

async function takesOne({ tryLock }: Pick<Awaited<ReturnType<typeof openSessionLocks>>, 'tryLock'>): Promise<boolean> {
  for (let place = 1; place <= AT_ONCE; place++) if (await tryLock(`export:${place}`)) return true
  return false
}
