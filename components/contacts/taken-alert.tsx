'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { refusalSentence, type Refused } from './refusal-words'

/** A value that could not be taken, with whose it is and the ways on; other refusals as a sentence. */
export function TakenAlert({ refused, mergeFrom }: { refused: Refused | null; mergeFrom?: string }) {
  const t = useTranslations('contacts.refused')
  const sentence = refusalSentence(refused, t)
  if (refused?.reason !== 'taken') return <Alert tone="danger" urgent title={sentence} />
  const { id } = refused.holder
  return (
    <Alert
      tone="warn"
      urgent
      title={sentence}
      actions={
        <>
          <Button asChild size="sm">
            <Link href={`/contacts/${id}`}>{t('open')}</Link>
          </Button>
          {mergeFrom ? (
            <Button asChild size="sm" tone="quiet">
              <Link href={`/contacts/${mergeFrom}/merge/${id}`}>{t('merge')}</Link>
            </Button>
          ) : null}
        </>
      }
    />
  )
}
