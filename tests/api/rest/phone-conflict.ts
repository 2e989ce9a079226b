import { channel, chat, conflict, lead, person, someEmail, somePhone } from '../../support/rows'
import { get } from './ask'

/** A contact with a phone, whose chat gave another one. */
export async function phoneConflict() {
  const [known, given] = [somePhone(), somePhone()]
  const ana = await person('Ana', { emails: [someEmail()], phones: [known] })
  const chatId = await chat(await channel(), ana.id, await lead(ana.id), '18')
  const id = await conflict({
    kind: 'phone',
    contactId: ana.id,
    key: given.key,
    value: given.raw,
    crm: known.raw,
    chatId,
  })
  const phones = async () =>
    (await get(`contacts/${ana.id}`)).phones.map((one: { key: string; primary: boolean; ignored: boolean }) => [
      one.key,
      one.primary,
      one.ignored,
    ])
  return { id, contactId: ana.id, chatId, known, given, phones }
}
