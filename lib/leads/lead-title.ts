/** What a title can say of a lead. */
export type TitleFacts = {
  chatId: string | null
  visitorNumber: string | null
  name: string | null
  phone: string | null
  email: string | null
}

/** Stands for the lead's own number where nothing else numbers it: the number is known only once the row is written. */
export const LEAD_NUMBER = '{lead_number}'

const TITLE_LIMIT = 300

/**
 * Renders the title template of the settings, e.g. `JivoChat #{chat_id} – {name}` → “JivoChat #18 – Tomas Silva”.
 * `{chat_id}` falls back to the visitor's number, then to the lead's own; `{name}` to the phone, the e-mail, then
 * “Visitante 48213” in the account's language. `{lead_number}` is left in the text for the writer to fill in.
 * @param visitorWord “Visitante” or “Visitor”
 */
export function leadTitle(template: string, facts: TitleFacts, visitorWord: string): string {
  const number = facts.chatId ?? facts.visitorNumber ?? LEAD_NUMBER
  const anonymous = `${visitorWord} ${facts.visitorNumber ?? facts.chatId ?? LEAD_NUMBER}`
  const values: Record<string, string> = {
    chat_id: number,
    visitor_number: facts.visitorNumber ?? LEAD_NUMBER,
    lead_number: LEAD_NUMBER,
    name: facts.name ?? facts.phone ?? facts.email ?? anonymous,
  }
  const title = template.replace(
    /\{(chat_id|visitor_number|lead_number|name)\}/g,
    (_, key: string) => values[key] ?? '',
  )
  return [...title].slice(0, TITLE_LIMIT).join('').trim()
}
