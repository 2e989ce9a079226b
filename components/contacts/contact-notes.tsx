import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/layout/client-messages'
import { Avatar } from '@/components/ui/avatar'
import { RelativeTime } from '@/components/ui/relative-time'
import type { CardNote } from '@/lib/contacts/card-queries'
import { AddNote } from './add-note'

type ContactNotesProps = { contactId: string; notes: CardNote[]; timeZone: string }

/** What people wrote down about the contact, newest first, and the field for the next one. */
export function ContactNotes({ contactId, notes, timeZone }: ContactNotesProps) {
  const t = useTranslations('contacts.notes')
  return (
    <div className="flex flex-col gap-4">
      <ClientMessages namespaces={['contacts']}>
        <AddNote contactId={contactId} />
      </ClientMessages>
      {notes.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {notes.map(note => {
            const author =
              note.author ??
              (note.fromFile === null
                ? t(note.fromJivo ? 'fromJivo' : 'formerPerson')
                : t('fromFile', { file: note.fromFile }))
            return (
              <li key={note.id} className="flex gap-3">
                <Avatar name={author} seed={note.authorId ?? author} size="sm" />
                <div className="min-w-0 flex-1">
                  <p className="text-sm text-muted">
                    <span className="font-semibold text-ink">{author}</span>
                    {note.fromChat === null ? null : ` · ${t('fromChat', { number: note.fromChat })}`}
                    {' · '}
                    <RelativeTime at={note.at} timeZone={timeZone} />
                  </p>
                  <p className="mt-0.5 max-w-prose text-base break-words whitespace-pre-line">{note.text}</p>
                </div>
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}
