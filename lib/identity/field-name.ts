const PREFIX = 'customFields.'

/** What a field of a merge is called: a word of ours, or the company's own name for it. */
export function readFieldName(
  field: string,
): { isCustom: true; name: string } | { isCustom: false; name: 'name' | 'description' | 'organization' | 'jivoStatus' } {
  if (field.startsWith(PREFIX)) return { isCustom: true, name: field.slice(PREFIX.length) }
  if (field === 'name' || field === 'description' || field === 'organization' || field === 'jivoStatus') return { isCustom: false, name: field }
  return { isCustom: true, name: field }
}
