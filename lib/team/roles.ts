/** What a person may be: an administrator, somebody who works with leads, or somebody who only looks. */
export const roles = ['admin', 'manager', 'viewer'] as const

export type Role = (typeof roles)[number]

/** Whether a person of this role may own leads, contacts and tasks. */
export function mayOwn(role: Role): boolean {
  return role !== 'viewer'
}
