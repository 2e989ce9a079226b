'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SecretDialog } from '@/components/ui/secret-dialog'
import { createApiTokenAction } from '@/lib/auth/api-token-actions'

/** How many days a new token may live, and which choice is made already. */
export type TokenDays = { choices: readonly number[]; usual: number }

/** Makes a token for another program and shows it once. */
export function NewApiToken({ days }: { days: TokenDays }) {
  const t = useTranslations('settings.tokens')
  const make = async (form: FormData) => {
    const result = await createApiTokenAction({ name: String(form.get('name') ?? ''), days: Number(form.get('days')) })
    return result.ok ? result.token : null
  }
  return (
    <SecretDialog
      small
      make={make}
      words={{
        open: t('new'),
        create: t('create'),
        made: t('made'),
        secret: t('label'),
        copy: t('copy'),
        once: t('once'),
        done: t('done'),
      }}
    >
      {failed => (
        <div className="flex flex-col gap-4">
          <Field label={t('name')} hint={t('nameHint')} error={failed ? t('refused') : undefined} required>
            <Input name="name" maxLength={80} autoComplete="off" required />
          </Field>
          <Field label={t('days')} hint={t('daysHint')}>
            <Select name="days" defaultValue={days.usual}>
              {days.choices.map(choice => (
                <option key={choice} value={choice}>
                  {t('daysChoice', { days: choice })}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
    </SecretDialog>
  )
}
