import { z } from 'zod'
import { cleanLine, cleanText } from '../text/clean-text'
import { DUE_PRESETS } from './task-presets'

export const TASK_KINDS = ['offline_message', 'missed_call', 'conflict', 'manual'] as const

export type TaskKind = (typeof TASK_KINDS)[number]

export const TASK_WHEN = ['overdue', 'today', 'upcoming', 'done'] as const

export type TaskWhen = (typeof TASK_WHEN)[number]

const LONGEST_TITLE = 300
const LONGEST_TEXT = 20_000

const title = z
  .string()
  .transform(text => cleanLine(text, LONGEST_TITLE))
  .refine(text => text !== null, 'title')
  .transform(text => text ?? '')

const text = z.string().transform(given => cleanText(given, LONGEST_TEXT) ?? '')

const due = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preset'), preset: z.enum(DUE_PRESETS) }),
  z.object({
    kind: z.literal('day'),
    on: z.iso.date('date'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')
      .nullable(),
  }),
])

export const createTaskSchema = z.object({
  title,
  text,
  due,
  assigneeId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  contactId: z.uuid().nullable(),
})

export const changeTaskSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  title,
  text,
  /** null leaves the due time as it is */
  due: due.nullable(),
  assigneeId: z.uuid().nullable(),
})

export const postponeTaskSchema = z.object({ id: z.uuid(), preset: z.enum(DUE_PRESETS) })

export const restoreDueSchema = z.object({
  id: z.uuid(),
  dueAt: z.iso.datetime().nullable(),
  dueOn: z.iso.date().nullable(),
})

export const taskIdSchema = z.object({ id: z.uuid() })

/** The filters of the task list as its address has them; what cannot be read is no filter. */
export const taskFilterSchema = z.object({
  /** me unless given: all, nobody, or a person's id */
  who: z
    .union([z.enum(['all', 'nobody']), z.uuid()])
    .nullable()
    .catch(null),
  when: z.enum(TASK_WHEN).nullable().catch(null),
  kind: z.enum(TASK_KINDS).nullable().catch(null),
})

export type TaskFilter = z.output<typeof taskFilterSchema>
