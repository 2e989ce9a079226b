import { NextIntlClientProvider, useMessages } from 'next-intl'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/i18n/messages'
import { pickWords } from './pick-words'

/** A namespace, or a part of one: `leads.status`. */
export type ClientWords = Namespace | `${Namespace}.${string}`

/** What every interactive component may say; pages add their own words with ClientMessages. */
const everywhere: readonly ClientWords[] = ['common', 'nav', 'ui']

/**
 * Sends the words of the given namespaces, or parts of them, to the browser, for client components below that call
 * useTranslations. Server components need nothing of this; sending every word would be most of the page.
 */
export function ClientMessages({ namespaces = [], children }: { namespaces?: ClientWords[]; children: ReactNode }) {
  const messages = useMessages()
  return (
    <NextIntlClientProvider messages={pickWords(messages, [...everywhere, ...namespaces])}>
      {children}
    </NextIntlClientProvider>
  )
}
