import { StickyNote } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { LinkedText } from '@/components/chats/linked-text'
import type { Note } from '@/lib/leads/timeline/timeline-entries'
import { EntryTime } from './entry-time'

/** What somebody noted, or what Jivo told of the visitor a second time. */
export function NoteCard({ note }: { note: Note }) {
  const t = useTranslations('timeline.note')
  const fromChat = note.jivoChatId ? t('fromChat', { number: note.jivoChatId }) : null
  const heading = note.author ? t('by', { name: note.author }) : (fromChat ?? t('fromJivo'))
  return (
    <article className="rounded-lg border border-line bg-sunken px-4 py-3">
      <header className="flex items-center gap-3">
        <StickyNote aria-hidden className="size-4 shrink-0 text-muted" />
        <h3 className="min-w-0 flex-1 text-sm font-semibold">{heading}</h3>
        <EntryTime at={note.at} />
      </header>
      <p className="mt-1 pl-7 text-base">
        <LinkedText>{note.text}</LinkedText>
      </p>
    </article>
  )
}
