import { z } from 'zod'
import { cleanLine } from '@/lib/text/clean-text'
import { hostOf, ruleSubjects } from './assignment-rules'

const LONGEST_VALUE = 200

const value = z
  .string()
  .transform(text => cleanLine(text, LONGEST_VALUE))
  .pipe(z.string())

/** A rule to add. A site is kept as its host; a channel as its id. `position` puts back one that was removed. */
export const newRuleSchema = z
  .object({ subject: z.enum(ruleSubjects), value, userId: z.uuid(), position: z.int().min(0).optional() })
  .transform(rule => ({ ...rule, value: rule.subject === 'site' ? (hostOf(rule.value) ?? '') : rule.value }))
  .refine(rule => rule.value !== '', { path: ['value'], error: 'site' })

export type NewRule = z.output<typeof newRuleSchema>

export const ruleIdSchema = z.object({ id: z.uuid() })

export const moveRuleSchema = z.object({ id: z.uuid(), by: z.enum(['up', 'down']) })
