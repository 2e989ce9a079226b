import { ArchiveX, CircleAlert, Clock, HardDrive, Hourglass, type IconComponent } from '@/components/ui/icons'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { SystemNotice } from '@/lib/health/judge-health'
import { formatDateTime, formatNumber } from '@/lib/i18n/format'

const icons = {
  events_refused: CircleAlert,
  disk_low: HardDrive,
  set_aside: ArchiveX,
  spool_waits: Hourglass,
  job_late: Clock,
} satisfies Record<SystemNotice['kind'], IconComponent>

// Those of lib/boot.ts; any other is a job of a later version that shares the database.
const NAMED = [
  'remind_of_conflicts',
  'retry_failed_deliveries',
  'delete_old_deliveries',
  'delete_old_import_rows',
  'delete_old_sessions',
  'continue_imports',
  'scan_duplicates',
] as const
const isNamed = (name: string): name is (typeof NAMED)[number] => NAMED.some(known => known === name)

const MEGABYTE = 1_000_000

/** What is out of the ordinary in this installation itself, for administrators; nothing when all is as usual. */
export function SystemNotices({ notices }: { notices: SystemNotice[] }) {
  const t = useTranslations('deliveries.system')
  if (notices.length === 0) return null
  return (
    <section aria-label={t('title')} className="mb-5 flex flex-col gap-3">
      {notices.map(notice => (
        <NoticeRow key={notice.kind === 'job_late' ? notice.name : notice.kind} notice={notice} />
      ))}
    </section>
  )
}

function NoticeRow({ notice }: { notice: SystemNotice }) {
  const { title, text } = useWords(notice)
  return (
    <Alert tone={notice.kind === 'events_refused' ? 'danger' : 'warn'} icon={icons[notice.kind]} title={title}>
      {text}
    </Alert>
  )
}

function useWords(notice: SystemNotice): { title: string; text: string } {
  const t = useTranslations('deliveries.system')
  const locale = useLocale()
  const reader = { locale, timeZone: useTimeZone() ?? 'UTC' }
  switch (notice.kind) {
    case 'events_refused':
      return { title: t('events_refused'), text: t('events_refusedText') }
    case 'disk_low':
      return {
        title: t('disk_low', { free: `${formatNumber(Math.round(notice.freeBytes / MEGABYTE), locale)} MB` }),
        text: t('disk_lowText'),
      }
    case 'set_aside':
      return {
        title: t('set_aside', { count: notice.count }),
        text: t('set_asideText', { list: 'crm spool list', retry: 'crm spool retry --all' }),
      }
    case 'spool_waits':
      return {
        title: t('spool_waits', { count: notice.count }),
        text: t('spool_waitsText', { when: formatDateTime(notice.since, reader) }),
      }
    case 'job_late': {
      const when = notice.lastRunAt ? formatDateTime(notice.lastRunAt, reader) : t('never')
      const job = t(`jobs.${isNamed(notice.name) ? notice.name : 'other'}`)
      return {
        title: t('job_late', { job }),
        text: notice.failed ? t('job_lateFailed', { when }) : t('job_lateText', { when }),
      }
    }
  }
}
