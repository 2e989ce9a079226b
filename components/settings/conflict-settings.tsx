'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Settings } from '@/lib/settings/schema'
import { ChoiceField } from './choice-field'
import { SettingsSection } from './settings-section'

// The first value stands for whatever the form does not name.
function valueOf<const Values extends readonly [string, ...string[]]>(
  form: FormData,
  name: string,
  values: Values,
): Values[number] {
  return values.find(value => value === form.get(name)) ?? values[0]
}

/** What happens when a chat contradicts the CRM. Nothing here replaces a value by itself. */
export function ConflictSettings({ settings }: { settings: Settings }) {
  const t = useTranslations('settings.conflicts')
  const policies = [
    { value: 'ask' as const, label: t('ask'), hint: t('askHint') },
    { value: 'add' as const, label: t('add'), hint: t('addHint') },
  ]
  return (
    <SettingsSection
      id="conflicts"
      title={t('title')}
      text={t('text')}
      version={settings.version}
      read={form => ({
        emailPolicy: valueOf(form, 'emailPolicy', ['ask', 'add']),
        phonePolicy: valueOf(form, 'phonePolicy', ['ask', 'add']),
        matchFirst: valueOf(form, 'matchFirst', ['email', 'phone', 'newest']),
        conflictRights: valueOf(form, 'conflictRights', ['everybody', 'owner']),
        conflictReminderDays: Number(form.get('conflictReminderDays')),
      })}
    >
      {problems => (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <ChoiceField name="phonePolicy" label={t('phone')} value={settings.phonePolicy} options={policies} />
            <ChoiceField name="emailPolicy" label={t('email')} value={settings.emailPolicy} options={policies} />
          </div>
          <ChoiceField
            name="matchFirst"
            label={t('match')}
            value={settings.matchFirst}
            options={[
              { value: 'email', label: t('matchEmail') },
              { value: 'phone', label: t('matchPhone') },
              { value: 'newest', label: t('matchNewest') },
            ]}
          />
          <ChoiceField
            name="conflictRights"
            label={t('rights')}
            value={settings.conflictRights}
            options={[
              { value: 'everybody', label: t('everybody') },
              { value: 'owner', label: t('owner') },
            ]}
          />
          <Field
            label={t('reminder')}
            hint={t('reminderHint')}
            error={problems.conflictReminderDays ? t('reminderWrong') : undefined}
          >
            <Input
              name="conflictReminderDays"
              type="number"
              min={0}
              max={365}
              defaultValue={settings.conflictReminderDays}
              className="max-w-32 tabular-nums"
              required
            />
          </Field>
        </>
      )}
    </SettingsSection>
  )
}
