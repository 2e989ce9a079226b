'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useNotice } from '@/components/ui/use-notice'
import { refusalSentence, type Refused } from './refusal-words'

/**
 * Runs a change of a contact: on success the page is read again and `done` is called; a refusal goes to `refused`, or
 * else becomes a notice. `refused` returns true where it asks what to do: the page is then read again after the answer,
 * by `refresh`, so that nothing moves under the pointer of whoever answers.
 */
export function useContactEdit() {
  const t = useTranslations('contacts.refused')
  const router = useRouter()
  const notice = useNotice()
  const [busy, start] = useTransition()

  function run<Result extends { ok: true } | Refused>(
    work: () => Promise<Result>,
    done?: (result: Extract<Result, { ok: true }>) => void,
    refused?: (refusal: Refused | null, sentence: string) => true | void,
  ) {
    start(async () => {
      const result = await work().catch(() => null)
      if (result?.ok) {
        router.refresh()
        return done?.(result as Extract<Result, { ok: true }>)
      }
      const refusal: Refused | null = result
      const sentence = refusalSentence(refusal, t)
      if (!refused) notice.failed(sentence)
      else if (refused(refusal, sentence)) return
      if (refusal?.reason === 'gone' || refusal?.reason === 'changed') router.refresh()
    })
  }
  return { run, busy, notice, refresh: router.refresh }
}
