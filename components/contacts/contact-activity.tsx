import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/layout/client-messages'
import { NewTaskDialog } from '@/components/tasks/new-task-dialog'
import { TaskList } from '@/components/tasks/task-list'
import type { TaskListing } from '@/components/tasks/task-row'
import type { ContactCard } from '@/lib/contacts/card-queries'
import type { TaskItem } from '@/lib/tasks/task-item'
import { ContactChats } from './contact-chats'
import { ContactLeads } from './contact-leads'
import { ContactNotes } from './contact-notes'
import { ContactPart } from './contact-part'

type ContactActivityProps = { contact: ContactCard; label: string; tasks: TaskItem[]; listing: TaskListing }

/** What goes on with the contact: leads, tasks, chats, notes. */
export function ContactActivity({ contact, label, tasks, listing }: ContactActivityProps) {
  const t = useTranslations('contacts')
  const { now, timeZone } = listing
  const open = tasks.filter(task => task.doneAt === undefined)
  return (
    <div className="flex flex-col gap-7">
      <ContactPart id="leads" title={t('leads.title')} count={contact.leads.length}>
        {contact.leads.length > 0 ? (
          <ContactLeads leads={contact.leads} timeZone={timeZone} />
        ) : (
          <Nothing text={t('leads.none')} />
        )}
      </ContactPart>
      <ContactPart
        id="tasks"
        title={t('tasks.title')}
        count={open.length}
        action={
          <ClientMessages namespaces={['tasks']}>
            <NewTaskDialog
              {...{ timeZone, me: listing.me, people: listing.people }}
              about={{ contactId: contact.id, label }}
              tone="secondary"
              size="sm"
            />
          </ClientMessages>
        }
      >
        {tasks.length > 0 ? (
          <ClientMessages namespaces={['tasks']}>
            <TaskList tasks={tasks} {...listing} within="contact" />
          </ClientMessages>
        ) : (
          <Nothing text={t('tasks.none')} />
        )}
      </ContactPart>
      <ContactPart id="chats" title={t('chats.title')} count={contact.chats.length}>
        {contact.chats.length > 0 ? (
          <ContactChats chats={contact.chats} now={now} timeZone={timeZone} />
        ) : (
          <Nothing text={t('chats.none')} />
        )}
      </ContactPart>
      <ContactPart id="notes" title={t('notes.title')} count={contact.notes.length}>
        <ContactNotes contactId={contact.id} notes={contact.notes} timeZone={timeZone} />
      </ContactPart>
    </div>
  )
}

function Nothing({ text }: { text: string }) {
  return <p className="rounded-lg border border-dashed border-line px-4 py-3 text-base text-muted">{text}</p>
}
