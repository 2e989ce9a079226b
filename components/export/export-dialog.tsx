'use client'

import { Download } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { usePathname, useSearchParams } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { keepChoice } from '@/components/ui/keep-choice'
import { RadioGroup, RadioOption } from '@/components/ui/radio-group'
import { withParams } from '@/components/ui/search-params'
import { Segmented } from '@/components/ui/segmented'
import { useNotice } from '@/components/ui/use-notice'
import { checkExportAction } from '@/lib/export/actions'
import type { ColumnChoice } from '@/lib/export/column'
import { SEPARATOR_COOKIE, separatorNames, separators, type Separator } from '@/lib/export/separator'
import { useExportCount } from './use-export-count'

const FORM = 'export'
const REFUSALS = ['own_running', 'busy'] as const

type ExportDialogProps = { list: 'leads' | 'contacts'; count: number | null; lastSeparator: Separator }

/** Says what the file will have, lets choose its form, and leads to it. */
export function ExportDialog({ list, count: known, lastSeparator }: ExportDialogProps) {
  const t = useTranslations('export')
  const notice = useNotice()
  const path = usePathname()
  const params = Object.fromEntries(useSearchParams())
  const [open, setOpen] = useState(false)
  const [columns, setColumns] = useState<ColumnChoice>('shown')
  const [separator, setSeparator] = useState(lastSeparator)
  const [refused, setRefused] = useState<(typeof REFUSALS)[number] | 'failed' | null>(null)
  const [busy, start] = useTransition()
  const { count, ask } = useExportCount(list, params, known)
  const name = separatorNames[separator]
  const href = withParams(`${path}/export`, params, { separator: name, columns: columns === 'all' ? 'all' : null })

  const change = (next: boolean) => {
    setOpen(next)
    setRefused(null)
    if (next) ask()
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Enter also sends the form while there is nothing to download, and no button.
    if (count !== 0 && !busy) download()
  }
  const download = () =>
    start(async () => {
      const result = await checkExportAction({}).catch(() => null)
      if (!result?.ok) return setRefused(REFUSALS.find(reason => reason === result?.reason) ?? 'failed')
      keepChoice(SEPARATOR_COOKIE, name)
      window.location.assign(href)
      notice.done(t('started'))
      setOpen(false)
    })

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button tone="quiet" className="max-sm:px-2">
          <Download aria-hidden />
          <span className="max-sm:sr-only">{t('action')}</span>
        </Button>
      </DialogTrigger>
      <DialogContent
        title={t(`title.${list}`)}
        description={
          count === 'asking' ? t('counting') : count === null ? t(`uncounted.${list}`) : t(`count.${list}`, { count })
        }
        footer={
          count === 0 ? null : (
            <Button type="submit" form={FORM} tone="primary" busy={busy}>
              <Download aria-hidden />
              {t('download')}
            </Button>
          )
        }
      >
        <form id={FORM} onSubmit={submit} className="flex flex-col gap-5">
          {refused ? <Alert tone="warn" urgent title={t(`refused.${refused}`)} /> : null}
          <fieldset>
            <legend className="mb-1.5 text-xs font-semibold text-muted">{t('columnsLabel')}</legend>
            <RadioGroup
              submitsOnEnter
              aria-label={t('columnsLabel')}
              value={columns}
              onValueChange={value => setColumns(value === 'all' ? 'all' : 'shown')}
            >
              <RadioOption value="shown" label={t('shown')} hint={t(`shownHint.${list}`)} />
              <RadioOption value="all" label={t('all')} hint={t(`allHint.${list}`)} />
            </RadioGroup>
          </fieldset>
          <div>
            <Segmented
              label={t('separatorLabel')}
              options={separators.map(value => ({ value, label: `${t(separatorNames[value])} ( ${value} )` }))}
              value={separator}
              onChange={setSeparator}
            />
            <p className="mt-1.5 text-sm text-muted">{t(`separatorHint.${name}`)}</p>
          </div>
          <p className="text-sm text-muted">{t('logged')}</p>
        </form>
      </DialogContent>
    </Dialog>
  )
}
