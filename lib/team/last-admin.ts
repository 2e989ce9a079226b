/**
 * Whether this person is the only one left who can administer. Such a person may neither be deactivated nor made a
 * manager: nobody could undo it. `admins` are the active administrators who have a password.
 */
export function isLastAdmin(person: { id: string }, admins: readonly { id: string }[]): boolean {
  return admins.some(admin => admin.id === person.id) && admins.length === 1
}
