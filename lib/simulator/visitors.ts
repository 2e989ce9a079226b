import { emailOf, inventPerson, inventPhone, type Person } from './people'
import type { Random } from './random'
import { inventVisit, type Visit } from './shop'
import type { ChannelIndex } from './demo-cast'

/** How a visit contradicts what is known: another phone, another e-mail, or the phone of somebody else. */
export type Contradiction = 'phone' | 'email' | 'twoContacts'

export type Visitors = {
  next: (channel: ChannelIndex) => {
    person: Person
    visit: Visit
    contradicts: Contradiction | null
    chatsCount: number
  }
}

const CONTRADICTIONS: readonly Contradiction[] = ['phone', 'twoContacts', 'phone', 'email']
const RETURNING_PERCENT = 24
// A visitor comes back a while after the first time; and so often the visit contradicts.
const MEMORY = 12
const CONTRADICTS_EVERY = 3

/**
 * Those who come to the shop: new ones, some who come back, and now and then one who contradicts what is
 * known.
 */
export function inventVisitors(random: Random): Visitors {
  const known: Record<ChannelIndex, { person: Person; chats: number }[]> = { 0: [], 1: [] }
  const emails = new Set<string>()
  let [number, returned] = [48_000, 0]

  const fresh = (): Person => {
    const person = inventPerson(random, ++number)
    const isTaken = emails.has(person.email)
    const email = isTaken ? emailOf(random, person.name, String(number)) : person.email
    emails.add(email)
    return { ...person, email }
  }

  const contradicting = (person: Person, kind: Contradiction, other: Person): Person => {
    const device = { ...person, number: ++number }
    if (kind === 'phone') return { ...device, phone: inventPhone(person.city, number) }
    if (kind === 'email') return { ...device, email: emailOf(random, person.name, `.trabalho${number}`) }
    return { ...device, phone: other.phone }
  }

  return {
    next(channel) {
      const visit = inventVisit(random)
      const old = known[channel].slice(0, -MEMORY)
      if (old.length < MEMORY || !random.percent(RETURNING_PERCENT)) {
        const person = fresh()
        known[channel].push({ person, chats: 1 })
        return { person, visit, contradicts: null, chatsCount: 1 }
      }
      const back = random.pick(old)
      back.chats += 1
      const kind = ++returned % CONTRADICTS_EVERY === 0 ? random.pick(CONTRADICTIONS) : null
      const other = random.pick(old.filter(one => one !== back)).person
      const person = kind ? contradicting(back.person, kind, other) : back.person
      return { person, visit, contradicts: kind, chatsCount: back.chats }
    },
  }
}
