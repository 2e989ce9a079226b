import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NamedOptions } from '@/components/ui/named-options'
import { Select } from '@/components/ui/select'
import type { PersonOption } from '@/lib/team/queries'

type ChannelFieldsProps = {
  managers: PersonOption[]
  name?: string
  site?: string | null
  defaultManagerId?: string | null
  error?: string | undefined
}

/** What a channel is called, where it stands, and whose its leads are when nothing else decides. */
export function ChannelFields({ managers, name, site, defaultManagerId, error }: ChannelFieldsProps) {
  const t = useTranslations('channels')
  return (
    <>
      <Field label={t('name')} hint={t('nameHint')} error={error} required>
        <Input name="name" defaultValue={name} maxLength={80} autoComplete="off" required />
      </Field>
      <Field label={t('site')} hint={t('siteHint')}>
        <Input name="site" defaultValue={site ?? ''} maxLength={200} autoComplete="off" />
      </Field>
      <Field label={t('defaultManager')} hint={t('defaultManagerHint')}>
        <Select name="defaultManagerId" defaultValue={defaultManagerId ?? ''}>
          <option value="">{t('nobody')}</option>
          <NamedOptions of={managers} />
        </Select>
      </Field>
    </>
  )
}

/** The fields of a sent form, as the actions take them. */
export function readChannelFields(form: FormData): { name: string; site: string; defaultManagerId: string | null } {
  return {
    name: String(form.get('name') ?? ''),
    site: String(form.get('site') ?? ''),
    defaultManagerId: String(form.get('defaultManagerId') ?? '') || null,
  }
}
