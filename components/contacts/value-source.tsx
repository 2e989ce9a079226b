'use client'

import { Fingerprint, Info } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { RelativeTime } from '@/components/ui/relative-time'
import type { CardValue, ValueSource } from '@/lib/contacts/card-values'

/** Who gave a value and when, in a few words; the rest opens. */
export function ValueSourceChip({ value, timeZone }: { value: CardValue; timeZone: string }) {
  const t = useTranslations('contacts')
  const words = useSourceWords(value.source)
  const { chat } = value.source
  return (
    <Popover>
      <PopoverTrigger className="relative inline-flex h-6 max-w-full items-center gap-1 rounded-full text-sm text-muted transition-colors hover:text-ink touch:after:absolute touch:after:-inset-y-2.5 touch:after:inset-x-0">
        <span className="sr-only">{t('values.sourceOf', { value: value.shown })}: </span>
        <span className="truncate">
          {words}, <RelativeTime at={value.firstSeenAt} timeZone={timeZone} />
        </span>
        <Info aria-hidden className="size-3.5 shrink-0 opacity-70" />
      </PopoverTrigger>
      <PopoverContent aria-label={t('values.sourceOf', { value: value.shown })} className="w-80!">
        <DefinitionList>
          <Definition term={t('source.from')}>
            {chat ? (
              <Link href={`/leads/${chat.leadId}`} className="hit font-semibold text-accent-ink hover:underline">
                {words}
              </Link>
            ) : (
              words
            )}
          </Definition>
          <Definition term={t('source.firstSeen')}>
            <RelativeTime at={value.firstSeenAt} timeZone={timeZone} />
          </Definition>
          <Definition term={t('source.lastSeen')}>
            <RelativeTime at={value.lastSeenAt} timeZone={timeZone} />
          </Definition>
          {value.raw === value.shown ? null : <Definition term={t('source.written')}>{value.raw}</Definition>}
        </DefinitionList>
        {value.verified ? <Meaning text={t('source.verifiedText')} /> : null}
        {value.shared ? <Meaning text={t('source.sharedText')} /> : null}
      </PopoverContent>
    </Popover>
  )
}

function Meaning({ text }: { text: string }) {
  return (
    <p className="mt-3 flex gap-2 border-t border-line pt-3 text-sm text-muted">
      <Fingerprint aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {text}
    </p>
  )
}

function useSourceWords({ kind, chat }: ValueSource): string {
  const t = useTranslations('contacts.source')
  if (kind !== 'chat') return t(kind)
  if (!chat) return t('goneChat')
  if (chat.kind !== 'chat') return t(chat.kind)
  return chat.number === null ? t('chatUnnumbered') : t('chat', { number: chat.number })
}
