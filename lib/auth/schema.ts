import { z } from 'zod'
import { locales } from '@/lib/i18n/locale'

/** An e-mail address as it is kept: trimmed and lower-cased, so that it is compared as people mean it. */
export const emailSchema = z
  .string()
  .max(254)
  .transform(value => value.normalize('NFC').trim().toLowerCase())
  .pipe(z.email())

export const personNameSchema = z.string().trim().min(1).max(120)

export const signInSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1024),
  next: z.string().optional(),
})

/** Whether the password is good enough is asked of checkPassword() in password-queries.ts. */
export const setUpSchema = z.object({
  token: z.string().min(1).max(200),
  name: personNameSchema,
  email: emailSchema,
  password: z.string().max(1024),
})

export const changePasswordSchema = z.object({ current: z.string().min(1).max(1024), password: z.string().max(1024) })

export const changeLocaleSchema = z.object({ locale: z.enum(locales) })

export const changeNameSchema = z.object({ name: personNameSchema })
