/** What a company may ask of every contact. */
export const requiredFields = ['name', 'email', 'phone'] as const

/** What may stand in braces in the template of a lead's title. */
export const titlePlaceholders = ['chat_id', 'visitor_number', 'lead_number', 'name'] as const
