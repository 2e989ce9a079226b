import { ChevronDown, Phone, Pencil, Plus } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { PasswordInput } from '@/components/ui/password-input'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'

export function ButtonSamples() {
  const t = useTranslations('design.buttons')
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <Button tone="primary">
        <Plus aria-hidden />
        {t('primary')}
      </Button>
      <Button>
        {t('secondary')}
        <ChevronDown aria-hidden className="text-muted" />
      </Button>
      <Button tone="quiet">{t('quiet')}</Button>
      <Button tone="danger">{t('danger')}</Button>
      <Button tone="danger-quiet">{t('dangerQuiet')}</Button>
      <Button tone="primary" busy>
        {t('busy')}
      </Button>
      <Button disabled>{t('disabled')}</Button>
      <Button size="sm">
        {t('small')}
        <Kbd>2</Kbd>
      </Button>
      <IconButton label={t('edit')}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton label={t('call')} tone="secondary">
        <Phone aria-hidden />
      </IconButton>
      <CopyButton value="https://crm.example/api/jivo?token=…" withWord />
    </div>
  )
}

export function FieldSamples() {
  const t = useTranslations('design.fields')
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('name')} required>
        <Input defaultValue="Tomas Silva" />
      </Field>
      <Field label={t('email')} error={t('emailError')}>
        <Input type="email" defaultValue="tomas.loja.com.br" />
      </Field>
      <Field label={t('password')} hint={t('passwordHint')}>
        <PasswordInput autoComplete="off" defaultValue="counter bell" />
      </Field>
      <Field label={t('manager')}>
        <Select defaultValue="bruno">
          <option value="ana">Ana Souza</option>
          <option value="bruno">Bruno Lima</option>
        </Select>
      </Field>
      <Field label={t('note')} className="sm:col-span-2">
        <Textarea placeholder={t('notePlaceholder')} />
      </Field>
      <div className="flex flex-col gap-3 sm:col-span-2">
        <Checkbox label={t('required')} hint={t('requiredHint')} defaultChecked />
        <Switch label={t('sound')} hint={t('soundHint')} defaultChecked />
      </div>
      <RadioGroup aria-label={t('role')} defaultValue="manager" className="sm:col-span-2">
        <RadioOption value="admin" label={t('admin')} hint={t('adminHint')} />
        <RadioOption value="manager" label={t('manages')} hint={t('managesHint')} />
      </RadioGroup>
    </div>
  )
}
