import { describe, expect, it } from 'vitest'
import { planHandOver, type OpenWork } from './hand-over'

const member = (id: string, openLeads = 0) => ({
  id,
  name: id,
  active: true,
  awayFrom: null,
  awayUntil: null,
  workingHours: null,
  weight: 1,
  openLeads,
  lastLeadAt: null,
})
const task = (id: string, of: Partial<OpenWork['tasks'][number]>) => ({
  id,
  leadId: null,
  contactId: null,
  leadManagerId: null,
  ...of,
})

const work: OpenWork = {
  leads: [
    { id: 'l1', contactId: 'c1' },
    { id: 'l2', contactId: 'c1' },
    { id: 'l3', contactId: 'c2' },
  ],
  tasks: [
    task('of l2', { leadId: 'l2', contactId: 'c1', leadManagerId: 'leaver' }),
    task('of another’s lead', { leadId: 'x', contactId: 'c9', leadManagerId: 'bia' }),
    task('of c3', { contactId: 'c3' }),
    task('of nothing', {}),
  ],
  contacts: [{ id: 'c1' }, { id: 'c3' }],
}
const plan = (to: Parameters<typeof planHandOver>[2]) => {
  const { leads, tasks, contacts } = planHandOver('leaver', work, to)
  return { leads: Object.fromEntries(leads), tasks: Object.fromEntries(tasks), contacts: Object.fromEntries(contacts) }
}

describe('planHandOver', () => {
  it('gives everything to one person', () => {
    const all = plan({ kind: 'person', id: 'ana' })
    expect(Object.values({ ...all.leads, ...all.tasks, ...all.contacts }).every(id => id === 'ana')).toBe(true)
    expect(Object.keys(all.tasks)).toHaveLength(4)
  })

  it('deals leads out by load, sends contacts along with their oldest lead and tasks along with theirs', () => {
    expect(plan({ kind: 'pool', members: [member('ana', 1), member('bia')] })).toEqual({
      leads: { l1: 'bia', l2: 'ana', l3: 'bia' },
      contacts: { c1: 'bia', c3: 'ana' },
      tasks: { 'of l2': 'ana', 'of another’s lead': 'bia', 'of c3': 'ana', 'of nothing': null },
    })
  })

  it('leaves all to the queue, or to it where the pool has nobody; a task on another’s lead becomes theirs', () => {
    for (const to of [{ kind: 'queue' as const }, { kind: 'pool' as const, members: [] }]) {
      expect(plan(to)).toEqual({
        leads: { l1: null, l2: null, l3: null },
        contacts: { c1: null, c3: null },
        tasks: { 'of l2': null, 'of another’s lead': 'bia', 'of c3': null, 'of nothing': null },
      })
    }
  })
})
