import { describe, expect, test } from 'vitest'
import { app, sql } from '@/tests/support/app'
import {
  channelOf,
  chatNumber,
  chatsOf,
  leadsOf,
  send,
  someone,
  tasksOf,
  userOf,
  type Body,
} from '@/tests/support/intake'
import { accepted, callEvent, offlineMessage } from '@/tests/samples/jivo-events'

describe('offline_message', () => {
  test('is a chat of one message, a lead, and a task for its manager, due in working hours', async () => {
    const manager = await userOf()
    const channel = await channelOf(app(), { defaultManagerId: manager.id })
    const visitor = someone()
    const message = 'Boa noite!\nVocês entregam em Niterói? 😀'
    const answer = await send(
      channel,
      offlineMessage({ chat_id: chatNumber(), offline_message_id: 1772000123456, visitor, message }),
    )
    expect(answer).toEqual({ result: 'ok' })
    expect(await chatsOf(channel)).toMatchObject([
      { state: 'offline', message_count: 1, offline_message_id: '1772000123456' },
    ])
    const [task] = await tasksOf(channel)
    expect(task).toMatchObject({
      kind: 'offline_message',
      title: `Responder mensagem offline de ${visitor.name}`,
      text: message,
      assignee_id: manager.id,
      done_at: null,
    })
    expect(task!.due_at.getTime()).toBeGreaterThan(task!.created_at.getTime())
    const [settings] = await sql('SELECT working_hours, time_zone FROM settings')
    const due = new Intl.DateTimeFormat('en-GB', {
      timeZone: settings!.time_zone,
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    }).format(task!.due_at)
    expect(due).not.toMatch(/^Sun/)
  })

  test('without words still asks for a reply', async () => {
    const channel = await channelOf()
    await send(
      channel,
      offlineMessage({ chat_id: undefined, offline_message_id: undefined, visitor: someone(), message: null }),
    )
    expect(await tasksOf(channel)).toMatchObject([{ text: '(sem texto)' }])
    expect(await chatsOf(channel)).toMatchObject([{ state: 'offline', message_count: 0 }])
  })

  test('joins a chat that was accepted after all', async () => {
    const channel = await channelOf()
    const common = { chat_id: chatNumber(), visitor: someone() }
    await send(channel, offlineMessage(common))
    await send(channel, accepted(common))
    expect(await chatsOf(channel)).toMatchObject([{ state: 'running', message_count: 1 }])
    expect(await leadsOf(channel)).toHaveLength(1)
  })
})

describe('call_event', () => {
  const call = (chat_id: number, visitor: Body, status: string, more: Body = {}) =>
    callEvent({ chat_id, visitor, call: { type: 'incoming', phone: visitor.phone, status, record_url: null, ...more } })

  test('that ended without anybody connected is one task to call back', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    for (const status of ['start', 'end', 'end']) await send(channel, call(id, visitor, status))
    await send(channel, call(id, visitor, 'error', { reason: 'no answer' }))
    expect(await tasksOf(channel)).toMatchObject([
      { kind: 'missed_call', title: `Retornar ligação perdida de ${visitor.name}`, withdrawn_at: null },
    ])
    expect(await chatsOf(channel)).toHaveLength(1)
    expect(await leadsOf(channel)).toHaveLength(1)
  })

  test('that failed says why in the task', async () => {
    const channel = await channelOf()
    const visitor = someone()
    await send(channel, call(chatNumber(), visitor, 'error', { reason: 'busy' }))
    const [task] = await tasksOf(channel)
    expect(task!.text).toMatch(/^\(11\) 9\d{4}-\d{4}\nMotivo informado pelo Jivo: linha ocupada$/)
  })

  test('that was connected asks for nothing', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    for (const status of ['start', 'agent_connected', 'client_connected', 'end'])
      await send(channel, call(id, visitor, status))
    expect(await tasksOf(channel)).toEqual([])
    expect(await chatsOf(channel)).toMatchObject([
      { kind: 'call', state: 'finished', call_connected: true, call_status: 'end' },
    ])
  })

  test('takes its task back when “connected” arrives late', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    await send(channel, call(id, visitor, 'end'))
    await send(channel, call(id, visitor, 'client_connected'))
    const [task] = await tasksOf(channel)
    expect(task!.withdrawn_at).not.toBeNull()
    expect(await chatsOf(channel)).toMatchObject([{ state: 'finished', call_status: 'end' }])
  })

  test('leaves a task alone that somebody has done', async () => {
    const channel = await channelOf()
    const [id, visitor] = [chatNumber(), someone()]
    await send(channel, call(id, visitor, 'end'))
    await sql('UPDATE tasks SET done_at = now() WHERE id = $1', [(await tasksOf(channel))[0]!.id])
    await send(channel, call(id, visitor, 'client_connected'))
    expect(await tasksOf(channel)).toMatchObject([{ withdrawn_at: null }])
  })
})
