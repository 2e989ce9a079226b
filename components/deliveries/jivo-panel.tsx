import { ExternalLink, Link2 } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { BreakableAddress } from '@/components/ui/breakable'
import type { JivoAnswer } from '@/lib/jivo/answer'

/** The answer drawn as the operator's panel in Jivo shows it: fields that were filled in, our lines, the two buttons. */
export function JivoPanel({ answer: told }: { answer: JivoAnswer | null }) {
  const t = useTranslations('deliveries')
  const info = told?.contact_info ?? {}
  const fields = (['name', 'phone', 'email', 'description'] as const).filter(field => info[field])
  if (!told || (fields.length === 0 && !told.custom_data?.length && !told.crm_link)) {
    return <p className="text-base text-muted">{t('noAnswer')}</p>
  }
  return (
    <div className="max-w-sm overflow-hidden rounded-lg border border-line-strong bg-sunken">
      {fields.length > 0 ? (
        <dl className="space-y-1.5 border-b border-line bg-surface px-4 py-3">
          {fields.map(field => (
            <div key={field} className="flex gap-3 text-sm">
              <dt className="w-20 shrink-0 text-muted">{t(`panel.${field}`)}</dt>
              <dd className="min-w-0 break-words">
                <BreakableAddress text={info[field] ?? ''} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <dl className="space-y-1.5 px-4 py-3">
        {told.custom_data?.map((line, index) => (
          <div key={index} className="text-sm">
            {line.title ? <dt className="text-xs text-muted">{line.title}</dt> : null}
            <dd className="break-words">
              {line.key ? <span className="font-semibold">{line.key}: </span> : null}
              {line.link ? (
                <span className="text-accent-ink underline underline-offset-2">{line.content}</span>
              ) : (
                line.content
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2 border-t border-line bg-surface px-4 py-3 text-sm font-semibold text-accent-ink">
        {told.crm_link ? (
          <span className="inline-flex items-center gap-1.5">
            <ExternalLink aria-hidden className="size-4" />
            {t('openInCrm')}
          </span>
        ) : null}
        {told.enable_assign ? (
          <span className="inline-flex items-center gap-1.5">
            <Link2 aria-hidden className="size-4" />
            {t('linkCard')}
          </span>
        ) : null}
      </div>
    </div>
  )
}
