import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { SESSION_COOKIE_OPTIONS, secret } from './session-token'

/** A browser in which somebody has signed in before. `deviceId` is another one for each person who uses it. */
export type Device = { userId: string; deviceId: string }

/** Names the people who have signed in here; it opens nothing, but strangers cannot keep them out. */
export const DEVICE_COOKIE = SESSION_COOKIE_OPTIONS.secure ? '__Host-device' : 'device'

export const DEVICE_SECONDS = 365 * 24 * 60 * 60

// A counter that several people share has one browser; a cookie has 4 kB.
const PEOPLE = 8
// Keys of its own: a session must not be taken for a device, nor the other way round.
const SALT = 'device'

const sealed = z.object({ devices: z.array(z.object({ userId: z.uuid(), deviceId: z.uuid() })).max(PEOPLE) })

/** The devices in the cookie's value; none for anything that we did not make or that has run out. */
export async function openDevices(value: string | undefined): Promise<Device[]> {
  if (!value) return []
  const token: unknown = await decode({ token: value, secret: secret(), salt: SALT }).catch(() => null)
  const parsed = sealed.safeParse(token)
  return parsed.success ? parsed.data.devices : []
}

/** The cookie's value after `device` was used, the latest first; who has not been here for longest is forgotten. */
export function sealDevices(before: readonly Device[], device: Device): Promise<string> {
  const devices = [device, ...before.filter(one => one.userId !== device.userId)].slice(0, PEOPLE)
  return encode({ token: { devices }, secret: secret(), salt: SALT, maxAge: DEVICE_SECONDS })
}
