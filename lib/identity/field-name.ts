const CUSTOM = 'customFields.'
const ATTRIBUTE = 'attributes.'
const OURS = ['name', 'description', 'organization', 'jivoStatus', 'assignedAgent'] as const

/** What a field of a merge is called: a word of ours, or the name that the company or Jivo gave it. */
export function readFieldName(
  field: string,
): { isOurs: true; name: (typeof OURS)[number] } | { isOurs: false; name: string } {
  const ours = OURS.find(name => name === field)
  if (ours) return { isOurs: true, name: ours }
  const prefix = [CUSTOM, ATTRIBUTE].find(one => field.startsWith(one)) ?? ''
  return { isOurs: false, name: field.slice(prefix.length) }
}
