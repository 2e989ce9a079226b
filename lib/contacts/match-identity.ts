/** An e-mail or phone that an event brought, by its key. */
export type BroughtKey = { kind: 'email' | 'phone'; key: string }

/** Whom a brought key belongs to today: a live, unshared identifier has one owner at most. */
export type OwnedKey = BroughtKey & { ownerId: string | null }

/** Where the search begins: the chat's own contact, else the contact of this visitor number. */
export type StartingPoint = {
  contactId: string
  /** No e-mail, no phone in any form, no note, task or edit by hand. */
  anonymous: boolean
  /** A person placed this chat: it is never matched again. */
  pinned: boolean
  from: 'chat' | 'visitor'
}

export type MatchSetting = 'email' | 'phone' | 'newest'

export type Match = {
  /** Whose event this is; null = a new contact. */
  contactId: string | null
  by: 'email' | 'phone' | 'chat' | 'visitor' | 'nobody'
  /** An anonymous contact that is merged into `contactId` within the same event. */
  givesWay: string | null
  /** The starting point was a known person who is not `contactId`: the two contacts are a question. */
  leftBehind: string | null
}

/**
 * Decides whose event this is. E-mail before phone unless the setting turns them round (`newest`: whichever owner
 * was active last), then the starting point. Names never match. An anonymous starting point gives way to a known
 * person; a known one is left where it is and becomes a question. Two keys with two owners are settled here only
 * for where the chat goes; the caller opens the conflict.
 * @param keys in the order in which the event brought them; only live, unshared owners count
 * @param activity last activity of a contact as epoch milliseconds, for `newest`
 */
export function matchIdentity(
  start: StartingPoint | null,
  keys: OwnedKey[],
  setting: MatchSetting,
  activity: (contactId: string) => number,
): Match {
  if (start?.pinned) return { contactId: start.contactId, by: 'chat', givesWay: null, leftBehind: null }
  const decisive = decisiveKey(keys, setting, activity)
  if (!decisive) {
    if (!start) return { contactId: null, by: 'nobody', givesWay: null, leftBehind: null }
    return { contactId: start.contactId, by: start.from, givesWay: null, leftBehind: null }
  }
  const { ownerId, kind } = decisive
  if (!start || start.contactId === ownerId) return { contactId: ownerId, by: kind, givesWay: null, leftBehind: null }
  return start.anonymous
    ? { contactId: ownerId, by: kind, givesWay: start.contactId, leftBehind: null }
    : { contactId: ownerId, by: kind, givesWay: null, leftBehind: start.contactId }
}

function decisiveKey(keys: OwnedKey[], setting: MatchSetting, activity: (contactId: string) => number) {
  const owned = keys.filter((key): key is OwnedKey & { ownerId: string } => key.ownerId !== null)
  if (setting === 'newest') {
    return owned.reduce<(typeof owned)[number] | null>(
      (best, key) => (best && activity(best.ownerId) >= activity(key.ownerId) ? best : key),
      null,
    )
  }
  return owned.find(key => key.kind === setting) ?? owned[0] ?? null
}
