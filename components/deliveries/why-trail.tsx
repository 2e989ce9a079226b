import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { mapLinks, readWhy, type WhySentence } from '@/lib/i18n/why'

/** What a delivery did and why, one sentence a step, each name a link. */
export function WhyTrail({ why }: { why: unknown }) {
  return (
    <ol className="space-y-2.5">
      {readWhy(why).map((sentence, index) => (
        <li key={index} className="flex gap-3 text-base">
          <span
            aria-hidden
            className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full bg-sunken text-xs font-semibold text-muted tabular-nums"
          >
            {index + 1}
          </span>
          <Sentence sentence={sentence} />
        </li>
      ))}
    </ol>
  )
}

function Sentence({ sentence }: { sentence: WhySentence }) {
  const t = useTranslations('why')
  const { links, values, key } = sentence
  return (
    <span className="min-w-0 break-words">
      {t.rich(key, {
        ...values,
        ...mapLinks(links, href => (chunks: ReactNode) => <Named href={href}>{chunks}</Named>),
      })}
    </span>
  )
}

function Named({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return <strong className="font-semibold">{children}</strong>
  return (
    <Link
      href={href}
      className="font-semibold text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current"
    >
      {children}
    </Link>
  )
}
