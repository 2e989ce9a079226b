import { describe, expect, it } from 'vitest'
import { app, sql } from '../support/app'
import { newPerson } from '../support/people'
import { SESSION_NAME, sessionOf } from '../support/session'

const today = () => new Date().toISOString().slice(0, 10)

const open = (path: string, session: string, seen?: string) =>
  fetch(`${app().baseUrl}${path}`, {
    redirect: 'manual',
    headers: { cookie: `${SESSION_NAME}=${session}${seen ? `; see-as=${seen}` : ''}` },
  })

const recorded = (subjectId: string) =>
  sql(`SELECT kind, user_id AS by FROM history WHERE data->>'subjectId' = $1 ORDER BY at, id`, [subjectId])

const disclosed = (...userIds: string[]) =>
  sql(
    `SELECT kind, user_id AS by FROM history WHERE user_id = ANY($1) AND kind IN ('list.exported', 'deliveries.downloaded')`,
    [userIds],
  )

describe('an administrator who sees as somebody', () => {
  it('takes nothing along, and nothing is recorded under the other name', async () => {
    const [admin, other] = [await newPerson('admin'), await newPerson('admin')]
    const session = await sessionOf(admin.id)
    const files = [
      `/admin/deliveries/raw/${today()}`,
      '/leads/export',
      '/contacts/export',
      `/contacts/import/${admin.id}/rows`,
    ]
    for (const path of files) {
      const answer = await open(path, session, other.id)
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.headers.get('content-disposition')).toBeNull()
    }
    expect(await disclosed(admin.id, other.id)).toEqual([])
    const own = await open(`/admin/deliveries/raw/${today()}`, session)
    expect(own.status).toBe(200)
    await own.text()
    expect(await disclosed(admin.id, other.id)).toEqual([{ kind: 'deliveries.downloaded', by: admin.id }])
  })

  it('is recorded once when it begins and once when it ends, by whoever really does it', async () => {
    const [admin, ana, bia] = [await newPerson('admin'), await newPerson(), await newPerson()]
    const session = await sessionOf(admin.id)
    const began = { kind: 'see-as.began', by: admin.id }
    const ended = { kind: 'see-as.ended', by: admin.id }
    await Promise.all(Array.from({ length: 5 }, () => open('/leads', session, ana.id)))
    expect(await recorded(ana.id)).toEqual([began])
    await open('/contacts', session, bia.id)
    expect(await recorded(ana.id)).toEqual([began, ended])
    expect(await recorded(bia.id)).toEqual([began])
    await Promise.all(Array.from({ length: 5 }, () => open('/leads', session)))
    expect(await recorded(bia.id)).toEqual([began, ended])
    const page = await (await open('/admin/people', session)).text()
    expect(page).toContain(`${admin.name} passou a ver como ${bia.name}`)
    expect(page).toContain(`${admin.name} deixou de ver como ${bia.name}`)
  })

  it('is nobody else, and nothing is recorded, where the person may not administer', async () => {
    const [manager, ana] = [await newPerson('manager'), await newPerson()]
    expect((await open('/leads', await sessionOf(manager.id), ana.id)).status).toBe(200)
    expect(await recorded(ana.id)).toEqual([])
  })
})
