'use client'

import './globals.css'
import { PlainPage } from '@/components/layout/plain-page'
import { Button } from '@/components/ui/button'
import { LOCALE_COOKIE } from '@/lib/i18n/locale'
import english from '@/lib/i18n/messages/en/common.json'
import portuguese from '@/lib/i18n/messages/pt-BR/common.json'

/** Stands in when the root layout itself has failed: no provider, no server, so it brings its own words. */
export default function GlobalError({ reset }: { reset: () => void }) {
  const inEnglish = typeof document !== 'undefined' && document.cookie.includes(`${LOCALE_COOKIE}=en`)
  const words = (inEnglish ? english : portuguese).error
  return (
    <html lang={inEnglish ? 'en' : 'pt-BR'} data-theme="system">
      <body>
        <PlainPage title={words.title} text={words.withoutCode}>
          <Button tone="primary" onClick={reset}>
            {words.retry}
          </Button>
        </PlainPage>
      </body>
    </html>
  )
}
