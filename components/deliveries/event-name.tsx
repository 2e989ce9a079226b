import { useTranslations } from 'next-intl'
import type { JivoEventName } from '@/lib/jivo/events'

/** What a kind of event is called; one that Jivo has and we do not know keeps the name that it came with. */
export function useEventWords(): (eventName: string | null) => string {
  const t = useTranslations('deliveries')
  return eventName => {
    if (eventName === null) return t('noEvent')
    return isKnown(eventName) ? t(`event.${eventName}`) : eventName
  }
}

// The reader of events has the list too, but would bring its whole schema into the browser.
const KNOWN: Record<JivoEventName, true> = {
  chat_accepted: true,
  chat_updated: true,
  chat_finished: true,
  client_updated: true,
  client_attribute_updated: true,
  chat_assigned: true,
  offline_message: true,
  call_event: true,
}

function isKnown(eventName: string): eventName is JivoEventName {
  return Object.hasOwn(KNOWN, eventName)
}

/** The name of an event in words, with Jivo's own beside it. */
export function EventName({ name }: { name: string | null }) {
  const words = useEventWords()(name)
  return (
    <>
      {words}
      {name === null || words === name ? null : (
        <span className="ml-2 font-mono text-sm font-normal text-muted max-sm:hidden">{name}</span>
      )}
    </>
  )
}
