/** What became of a lead; the words of the table's check. */
export const leadStatuses = ['open', 'won', 'lost', 'spam'] as const

export type LeadStatus = (typeof leadStatuses)[number]
