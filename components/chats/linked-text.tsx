import { linkParts } from '@/lib/text/safe-link'
import { SafeLink } from './safe-link'

/** What somebody wrote, as plain text with its line ends; addresses in it can be followed, nothing else is read. */
export function LinkedText({ children: text }: { children: string }) {
  return (
    <span dir="auto" className="break-words whitespace-pre-wrap">
      {linkParts(text).map((part, index) =>
        part.href ? (
          <SafeLink key={index} href={part.href}>
            {part.text}
          </SafeLink>
        ) : (
          part.text
        ),
      )}
    </span>
  )
}
