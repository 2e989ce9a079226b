import { z } from 'zod'
import { id, oneOf } from '@/lib/rest/filter-kinds'
import type { FiltersOf } from '@/lib/rest/list-request'
import { CHOICES } from '../choices'
import { DUPLICATE_REASONS } from '../duplicate-reasons'

/** `contactId` is either of the two contacts. */
export const conflictFilters = { state: oneOf(['open', 'resolved', 'ignored']), contactId: id }

export type ConflictFilters = FiltersOf<typeof conflictFilters>

/** `contactId` is either of the two contacts. */
export const duplicateFilters = { reason: oneOf(DUPLICATE_REASONS), contactId: id }

export type DuplicateListFilters = FiltersOf<typeof duplicateFilters>

const version = z.int().positive()

/** `version` of the conflict's contact, as the program saw it. */
export const resolveBody = z.strictObject({
  choice: oneOf(CHOICES),
  neverAskAgain: z.boolean().optional(),
  version: version.optional(),
})

/** `choices` by field, `customFields.<key>` for one of the company's own; `versions` of both as the program saw them. */
export const mergeBody = z.strictObject({
  loserId: id,
  choices: z.record(z.string().max(200), oneOf(['survivor', 'loser', 'both'])).optional(),
  versions: z.strictObject({ survivor: version.optional(), loser: version.optional() }).optional(),
  dryRun: z.boolean().optional(),
})

export const moveBody = z.strictObject({ contactId: id })

export const emptyBody = z.strictObject({})
