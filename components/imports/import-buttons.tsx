'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { useNotice } from '@/components/ui/use-notice'
import { beginImport, changeColumns, undoImport } from '@/lib/imports/actions'

/** After the rehearsal: import it, or name the columns anew. */
export function CheckedButtons({ importId, count }: { importId: string; count: number }) {
  const t = useTranslations('imports')
  const notice = useNotice()
  const [beginning, begin] = useTransition()
  const [changing, change] = useTransition()
  const run = (action: typeof beginImport) => async () => {
    const result = await action({ importId }).catch(() => null)
    if (!result?.ok) notice.failed(t('result.failed'))
  }
  return (
    <>
      <Button busy={changing} onClick={() => change(run(changeColumns))}>
        {t('check.change')}
      </Button>
      <Button tone="primary" busy={beginning} disabled={count === 0} onClick={() => begin(run(beginImport))}>
        {t('check.begin', { count })}
      </Button>
    </>
  )
}

/** Takes a finished import back, after saying what that does. */
export function UndoImport({ importId }: { importId: string }) {
  const t = useTranslations('imports.result')
  const notice = useNotice()
  const undo = async () => {
    const result = await undoImport({ importId }).catch(() => null)
    if (!result?.ok) notice.failed(t(result?.reason === 'too_late' ? 'too_late' : 'failed'))
  }
  return (
    <Confirm
      title={t('undoTitle')}
      text={t('undoWhat')}
      action={t('undo')}
      run={undo}
      trigger={<Button>{t('undo')}</Button>}
    />
  )
}
