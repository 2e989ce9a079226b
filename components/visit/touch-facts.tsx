import { useTranslations } from 'next-intl'
import { SafeLink } from '@/components/chats/safe-link'
import { Definition, DefinitionList } from '@/components/ui/definition-list'
import { RelativeTime } from '@/components/ui/relative-time'
import { utmLine } from '@/lib/chats/utm-line'
import type { Touch } from '@/lib/jivo/user-token'
import { shortAddress } from '@/lib/text/safe-link'

/** The first and the last arrival of a visitor, in words. What nobody saw is called unknown, never direct. */
export function TouchFacts({ first, last }: { first: Touch | null; last: Touch | null }) {
  const t = useTranslations('visit.touch')
  const isSame = first !== null && last !== null && sameArrival(first, last)
  return (
    <>
      <OneTouch title={t(isSame ? 'only' : 'first')} touch={first} />
      {isSame ? null : <OneTouch title={t('last')} touch={last} />}
    </>
  )
}

function OneTouch({ title, touch }: { title: string; touch: Touch | null }) {
  const t = useTranslations('visit.touch')
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-muted">{title}</h3>
      <DefinitionList>
        <Definition term={t('from')}>
          <Origin touch={touch} />
        </Definition>
        {touch?.landingPage ? (
          <Definition term={t('landing')}>
            <SafeLink href={touch.landingPage} title={touch.landingPage}>
              {shortAddress(touch.landingPage)}
            </SafeLink>
          </Definition>
        ) : null}
        {touch?.at ? (
          <Definition term={t('when')}>
            <RelativeTime at={touch.at} />
          </Definition>
        ) : null}
      </DefinitionList>
    </section>
  )
}

function Origin({ touch }: { touch: Touch | null }) {
  const t = useTranslations('visit.touch')
  if (!touch) return <Unknown words={t('unknown')} />
  const { referrer, utm } = touch
  const campaign = utmLine(utm)
  const details = [utm.content, utm.term].filter(Boolean).join(' · ')
  if (!campaign && !details && !referrer) return <Unknown words={t('unknown')} />
  return (
    <>
      {campaign ? <span className="block">{campaign}</span> : null}
      {details ? <span className="block text-sm text-muted">{details}</span> : null}
      {referrer ? (
        <SafeLink href={referrer} title={referrer}>
          {shortAddress(referrer)}
        </SafeLink>
      ) : null}
    </>
  )
}

function Unknown({ words }: { words: string }) {
  return <span className="text-muted">{words}</span>
}

// Jivo's tags may fill the campaign of the first alone, so the campaign does not tell two arrivals apart.
function sameArrival(one: Touch, other: Touch): boolean {
  return one.at === other.at && one.landingPage === other.landingPage && one.referrer === other.referrer
}
