import { Mail, MessageCircle, Phone } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { TaskItem } from '@/lib/tasks/task-item'

type ReplyLinksProps = Pick<TaskItem, 'kind' | 'replyTo'> & {
  /** of the e-mail, in the language of the visitor */
  subject: string
}

/** The ways to answer an offline message or to return a call. */
export function ReplyLinks({ kind, replyTo, subject }: ReplyLinksProps) {
  const t = useTranslations('tasks.row')
  const { email = null, phone = null } = replyTo ?? {}
  const canMail = kind === 'offline_message' && email !== null
  const canCall = Boolean(phone?.tel)
  if (!canMail && !canCall) return null
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {canMail ? (
        <Button asChild size="sm">
          <a href={`mailto:${encodeURI(email)}?subject=${encodeURIComponent(subject)}`}>
            <Mail aria-hidden />
            {t('email')}
          </a>
        </Button>
      ) : null}
      {phone?.whatsapp ? (
        <Button asChild size="sm">
          <a href={phone.whatsapp} target="_blank" rel="noreferrer">
            <MessageCircle aria-hidden />
            {t('whatsapp')}
          </a>
        </Button>
      ) : null}
      {phone?.tel ? (
        <Button asChild size="sm" tone="quiet">
          <a href={phone.tel}>
            <Phone aria-hidden />
            <span className="sr-only">{t('call')}</span>
            <span className="tabular-nums">{phone.shown}</span>
          </a>
        </Button>
      ) : null}
    </div>
  )
}
