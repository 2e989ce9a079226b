import { Activity, BellOff, Hourglass, KeyRound, Scissors, Split, type IconComponent } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ChannelNotice, RefusedNotice } from '@/lib/channels/notices'
import { formatDateTime, formatNumber, formatTime } from '@/lib/i18n/format'
import type { PersonOption } from '@/lib/team/queries'
import { KeepAddress } from './keep-address'
import { WidgetChoice } from './widget-choice'

type Notice = ChannelNotice | RefusedNotice

type ChannelNoticesProps = {
  notices: Notice[]
  managers: PersonOption[]
  /** The page of this very channel needs no link to it. */
  onChannelPage?: boolean
}

const icons = {
  silent: BellOff,
  flood: Activity,
  other_widget: Split,
  ending_in_use: Hourglass,
  over_quota: Scissors,
  refused: KeyRound,
} satisfies Record<Notice['kind'], IconComponent>

/** What is out of the ordinary at the door, each with what to do about it; nothing when all is as usual. */
export function ChannelNotices({ notices, managers, onChannelPage = false }: ChannelNoticesProps) {
  const t = useTranslations('channels.notices')
  if (notices.length === 0) return null
  return (
    <section aria-label={t('title')} className="mb-5 flex flex-col gap-3">
      {notices.map((notice, index) => (
        <NoticeRow key={`${notice.kind} ${index}`} {...{ notice, managers, onChannelPage }} />
      ))}
    </section>
  )
}

function NoticeRow({
  notice,
  managers,
  onChannelPage,
}: {
  notice: Notice
  managers: PersonOption[]
  onChannelPage: boolean
}) {
  const t = useTranslations('channels.notices')
  const { title, text } = useWords(notice)
  const channel = 'channel' in notice ? notice.channel : null
  return (
    <Alert
      tone={notice.kind === 'other_widget' ? 'info' : 'warn'}
      icon={icons[notice.kind]}
      title={title}
      actions={
        channel ? (
          <>
            {notice.kind === 'other_widget' ? (
              <WidgetChoice channelId={channel.id} widgetId={notice.widgetId} managers={managers} />
            ) : null}
            {notice.kind === 'ending_in_use' ? <KeepAddress tokenId={notice.tokenId} /> : null}
            {notice.kind === 'flood' || notice.kind === 'over_quota' || notice.kind === 'other_widget' ? (
              <Button asChild size="sm">
                <Link href={`/admin/deliveries?channel=${channel.id}`}>{t('deliveries')}</Link>
              </Button>
            ) : null}
            {onChannelPage ? null : (
              <Button asChild size="sm">
                <Link href={`/admin/channels/${channel.id}`}>{t('open')}</Link>
              </Button>
            )}
          </>
        ) : null
      }
    >
      {text}
    </Alert>
  )
}

function useWords(notice: Notice): { title: string; text: string } {
  const t = useTranslations('channels.notices')
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' }
  const when = (at: string) => formatDateTime(at, reader)
  const count = (value: number) => formatNumber(value, reader.locale)
  switch (notice.kind) {
    case 'silent':
      return {
        title: t('silent', { name: notice.channel.name, hours: notice.workingHours }),
        text: t('silentText', { when: when(notice.since) }),
      }
    case 'flood': {
      const from = formatTime(notice.hour, reader)
      const to = formatTime(Date.parse(notice.hour) + 60 * 60_000, reader)
      return {
        title: t('flood', { name: notice.channel.name, count: count(notice.perMinute) }),
        text: t('floodText', { from, to, usual: notice.usual }),
      }
    }
    case 'other_widget': {
      const { widgetId, known, events } = notice
      return {
        title: t('other_widget', { name: notice.channel.name }),
        text: t('other_widgetText', { widgetId, known, count: count(events) }),
      }
    }
    case 'ending_in_use':
      return {
        title: t('ending_in_use', { name: notice.channel.name }),
        text: t('ending_in_useText', { when: when(notice.endsAt) }),
      }
    case 'over_quota':
      return {
        title: t('over_quota', { name: notice.channel.name }),
        text: t('over_quotaText', { count: notice.count }),
      }
    case 'refused':
      return { title: t('refused', { count: count(notice.count) }), text: t('refusedText') }
  }
}
