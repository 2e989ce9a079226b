import { useTranslations } from 'next-intl'

/** Fields that decide what an event is and whose: the eye should find them first. */
const MARKED = /^\s*"(event_name|chat_id|client_id|offline_message_id|number|email|phone|name|status|rate|assign_to)":/

/** The body as it came; laid out when it is JSON, with the fields that decide marked. */
export function RawBody({ body, bytes }: { body: string; bytes: number }) {
  const t = useTranslations('deliveries')
  const lines = laidOut(body).split('\n')
  const isCut = bytes > new TextEncoder().encode(body).length
  return (
    <>
      <pre tabIndex={0} className="max-h-[32rem] overflow-auto rounded-md bg-sunken p-3 font-mono text-xs leading-5">
        {/* As wide as its longest line, so that a mark reaches the end of what it marks. */}
        <code className="block w-max min-w-full font-mono">
          {lines.map((line, index) => (
            <span
              key={index}
              className={MARKED.test(line) ? 'block rounded-sm bg-accent-soft text-accent-ink' : 'block'}
            >
              {line === '' ? ' ' : line}
            </span>
          ))}
        </code>
      </pre>
      {isCut ? <p className="mt-2 text-sm text-muted">{t('bodyCut', { count: body.length })}</p> : null}
    </>
  )
}

function laidOut(body: string): string {
  // Numbers beyond 2^53 would come out rounded: such a body is shown as it is.
  if (/\d{16,}/.test(body)) return body
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
