import { cookies } from 'next/headers'
import { readShown, shownCookie } from './shown-fields'

/** Which fields this browser shows in a list, by code. */
export async function readShownFields(list: 'leads' | 'contacts'): Promise<string[]> {
  return readShown((await cookies()).get(shownCookie(list))?.value)
}
