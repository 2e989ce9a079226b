/** A contact that a simulated channel knew, after the chats and leads of that channel are gone. */
export type LeftContact = {
  id: string
  mergedIntoId: string | null
  /**
   * Nothing real hangs on it: no chat, lead or visitor of another channel, not made or edited by a person.
   */
  isBare: boolean
  /** A simulated chat made it, whoever it was merged into later. */
  isOfSimulation: boolean
}

/**
 * The contacts that go with the simulation. One that others were merged into goes only with all of them;
 * one that was merged into a real person goes alone if the simulation made it.
 */
export function removableContacts(contacts: LeftContact[]): string[] {
  const kept = new Set(contacts.filter(({ isBare }) => !isBare).map(({ mergedIntoId }) => mergedIntoId))
  const survivors = contacts.filter(one => one.isBare && one.mergedIntoId === null && !kept.has(one.id))
  const gone = new Set(survivors.map(({ id }) => id))
  const losers = contacts.filter(
    one => one.isBare && one.mergedIntoId !== null && (gone.has(one.mergedIntoId) || one.isOfSimulation),
  )
  return [...gone, ...losers.map(({ id }) => id)]
}
