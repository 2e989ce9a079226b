'use client'

import { RotateCcw } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { ChangersOnly } from '@/components/layout/may-change'
import { Button } from '@/components/ui/button'
import { askAgain } from '@/lib/contacts/actions'
import { useContactEdit } from './use-contact-edit'

type IgnoredValuesProps = { contactId: string; ignored: { kind: string; key: string; raw: string }[] }

/** Values that were never to be asked about again; each may be asked about again. */
export function IgnoredValues({ contactId, ignored }: IgnoredValuesProps) {
  const t = useTranslations('contacts.about')
  const { run, busy, notice } = useContactEdit()
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm text-muted">{t('ignoredText')}</p>
      <ul>
        {ignored.map(({ kind, key, raw }) => (
          <li key={`${kind} ${key}`} className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate text-base">{raw}</span>
            <ChangersOnly>
              <Button
                tone="quiet"
                size="sm"
                busy={busy}
                onClick={() =>
                  run(
                    () => askAgain({ contactId, kind, key }),
                    () => notice.done(t('askedAgain')),
                  )
                }
              >
                <RotateCcw aria-hidden />
                {t('askAgain')}
              </Button>
            </ChangersOnly>
          </li>
        ))}
      </ul>
    </div>
  )
}
