import { useEffect, useState } from 'react'

type Suggest = (address: string) => string | null

/**
 * What somebody may have meant by a mistyped e-mail; null where it looks right. The list of mail providers is loaded with
 * the first letter: until it is there, or where it does not come, nothing is suggested.
 */
export function useEmailSuggestion(text: string): string | null {
  const [suggest, setSuggest] = useState<Suggest | null>(null)
  const isTyped = text !== ''
  useEffect(() => {
    if (!isTyped) return
    void import('@/lib/contacts/email-typo')
      .then(module => setSuggest(() => module.suggestEmail))
      .catch(() => undefined)
  }, [isTyped])
  return suggest ? suggest(text.trim()) : null
}
