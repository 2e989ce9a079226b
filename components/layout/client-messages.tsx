import { NextIntlClientProvider, useMessages } from 'next-intl'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/i18n/messages'

/** What every interactive component may say; pages add their own namespaces with ClientMessages. */
const everywhere: readonly Namespace[] = ['common', 'nav', 'ui']

/**
 * Sends the words of the given namespaces to the browser, for client components below that call useTranslations.
 * Server components need nothing of this; sending every word with every page would be most of the page.
 */
export function ClientMessages({ namespaces = [], children }: { namespaces?: Namespace[]; children: ReactNode }) {
  const messages = useMessages()
  const sent = [...everywhere, ...namespaces].map((namespace) => [namespace, messages[namespace]])
  return <NextIntlClientProvider messages={Object.fromEntries(sent)}>{children}</NextIntlClientProvider>
}
