'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useState, useTransition, type FormEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { useNotice } from '@/components/ui/use-notice'
import { changeTask, createTask } from '@/lib/tasks/actions'
import { DueFields, dueChoice, type DueDraft } from './due-fields'

export type TaskPeople = { me: string; people: { id: string; name: string }[] }

export type TaskAbout = { leadId?: string; contactId?: string; label: string }

type TaskFormProps = TaskPeople & {
  timeZone: string
  /** what the task is about; nothing without it */
  about?: TaskAbout | undefined
  /** the task to edit; a new one without it */
  task?: { id: string; version: number; title: string; text: string; assigneeId: string | null } | undefined
  onSaved: () => void
}

/** The form of a task, as what a Dialog shows. */
export function TaskForm({ me, people, timeZone, about, task, onSaved }: TaskFormProps) {
  const t = useTranslations('tasks')
  const router = useRouter()
  const notice = useNotice()
  const formId = useId()
  const [now] = useState(() => new Date())
  const [title, setTitle] = useState(task?.title ?? '')
  const [text, setText] = useState(task?.text ?? '')
  const [assigneeId, setAssigneeId] = useState(task ? (task.assigneeId ?? '') : me)
  const [due, setDue] = useState<DueDraft>({ choice: task ? 'keep' : 'tomorrow', on: '', time: '' })
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<RefusalWord | null>(null)
  const [saving, startSaving] = useTransition()
  const titleMissing = title.trim() === ''
  const dateMissing = due.choice === 'custom' && due.on === ''

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (titleMissing || dateMissing) return
    startSaving(async () => {
      const draft = { title, text, assigneeId: assigneeId || null }
      const result = await send(draft, dueChoice(due), about, task).catch(() => null)
      if (!result?.ok) return setRefused(refusalWord(result?.reason))
      notice.done(t(task ? 'notice.saved' : 'notice.created'))
      onSaved()
      router.refresh()
    })
  }

  return (
    <DialogContent
      title={t(task ? 'form.editTitle' : 'form.newTitle')}
      description={about ? t('form.about', { what: about.label }) : undefined}
      footer={
        <>
          <DialogClose asChild>
            <Button tone="quiet">{t('form.cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={formId} tone="primary" busy={saving}>
            {t(task ? 'form.save' : 'form.create')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save} className="flex flex-col gap-4">
        {refused ? <Alert tone="danger" urgent title={t(`notice.${refused}`)} /> : null}
        <Field label={t('form.title')} required error={tried && titleMissing ? t('form.titleMissing') : undefined}>
          <Input
            value={title}
            placeholder={t('form.titleHint')}
            maxLength={300}
            onChange={event => setTitle(event.target.value)}
          />
        </Field>
        <DueFields
          {...{ now, timeZone }}
          value={due}
          onChange={setDue}
          canKeep={Boolean(task)}
          dateMissing={tried && dateMissing}
        />
        <Field label={t('form.assignee')}>
          <Select value={assigneeId} onChange={event => setAssigneeId(event.target.value)}>
            <option value="">{t('form.nobody')}</option>
            {people.map(person => (
              <option key={person.id} value={person.id}>
                {person.id === me ? t('form.me', { name: person.name }) : person.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('form.text')}>
          <Textarea value={text} maxLength={20_000} onChange={event => setText(event.target.value)} />
        </Field>
      </form>
    </DialogContent>
  )
}

type RefusalWord = 'failed' | 'not_found' | 'changed' | 'assignee'

function refusalWord(reason: string | undefined): RefusalWord {
  return reason === 'not_found' || reason === 'changed' || reason === 'assignee' ? reason : 'failed'
}

function send(
  draft: { title: string; text: string; assigneeId: string | null },
  due: ReturnType<typeof dueChoice>,
  about: TaskAbout | undefined,
  task: TaskFormProps['task'],
): Promise<{ ok: true } | { ok: false; reason: string }> {
  if (task) return changeTask({ ...draft, id: task.id, version: task.version, due })
  const newDue = due ?? { kind: 'preset' as const, preset: 'tomorrow' as const }
  return createTask({ ...draft, due: newDue, leadId: about?.leadId ?? null, contactId: about?.contactId ?? null })
}
