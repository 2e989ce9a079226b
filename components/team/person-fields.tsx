import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'
import type { PersonRow } from '@/lib/team/queries'
import { roles } from '@/lib/team/roles'

type PersonFieldsProps = {
  person?: Pick<PersonRow, 'name' | 'email' | 'login' | 'role' | 'mayExport'>
  /** Which field was refused, and why. */
  refused?: PersonRefusal | null
}

export type PersonRefusal = 'taken' | 'login-taken' | 'last-admin' | 'owns-work' | 'email' | 'other'

/** Who somebody is and what they may do. */
export function PersonFields({ person, refused }: PersonFieldsProps) {
  const t = useTranslations('people')
  const [role, setRole] = useState<string>(person?.role ?? 'manager')
  return (
    <>
      <Field label={t('name')} required>
        <Input name="name" defaultValue={person?.name} maxLength={120} autoComplete="off" required />
      </Field>
      <Field
        label={t('email')}
        hint={t('emailHint')}
        error={refused === 'taken' ? t('taken') : refused === 'email' ? t('emailWrong') : undefined}
        required
      >
        <Input name="email" type="email" defaultValue={person?.email} maxLength={254} autoComplete="off" required />
      </Field>
      <Field
        label={t('login')}
        hint={t('loginHint')}
        aside={t('optional')}
        error={refused === 'login-taken' ? t('loginTaken') : undefined}
      >
        <Input name="login" defaultValue={person?.login ?? ''} maxLength={254} autoComplete="off" />
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-semibold">{t('role')}</legend>
        <RadioGroup name="role" value={role} onValueChange={setRole} aria-label={t('role')}>
          <RadioOption value="manager" label={t('roles.manager')} hint={t('roleHints.manager')} />
          <RadioOption value="viewer" label={t('roles.viewer')} hint={t('roleHints.viewer')} />
          <RadioOption value="admin" label={t('roles.admin')} hint={t('roleHints.admin')} />
        </RadioGroup>
        {refused === 'last-admin' || refused === 'owns-work' ? (
          <p role="alert" className="mt-1.5 text-sm text-danger-ink">
            {t(refused === 'last-admin' ? 'lastAdmin' : 'ownsWork')}
          </p>
        ) : null}
      </fieldset>
      {role === 'admin' ? null : (
        <Checkbox
          name="mayExport"
          defaultChecked={person?.mayExport ?? false}
          label={t('export.label')}
          hint={t('export.hint')}
        />
      )}
    </>
  )
}

/** The fields of a sent form, as the actions take them. */
export function readPersonFields(form: FormData) {
  return {
    name: String(form.get('name') ?? ''),
    email: String(form.get('email') ?? ''),
    login: String(form.get('login') ?? '') || null,
    role: roles.find(role => role === form.get('role')) ?? 'manager',
    mayExport: form.get('mayExport') !== null,
  }
}

/** The refusal of an action in the words of these fields. */
export function readPersonRefusal(result: { reason: string; issues?: { path: string }[] }): PersonRefusal {
  if (result.issues?.some(issue => issue.path === 'email')) return 'email'
  const known = (['taken', 'login-taken', 'last-admin', 'owns-work'] as const).find(reason => reason === result.reason)
  return known ?? 'other'
}
