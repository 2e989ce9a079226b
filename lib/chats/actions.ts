'use server'

import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { userAction } from '@/lib/auth/user-action'
import { formatDateTime } from '@/lib/i18n/format'
import { joinReopenedChats } from './join-reopened-chats'
import { getChatPieces } from './queries'
import { transcriptText } from './transcript-text'

const transcriptSchema = z.object({ chatIds: z.array(z.guid()).min(1).max(50) })

/** A conversation as plain text, whole, in the reader's language. */
export const readTranscript = userAction(
  transcriptSchema,
  async ({ input, now }) => {
    const [t, locale, timeZone] = await Promise.all([getTranslations('timeline.speaker'), getLocale(), getTimeZone()])
    const pieces = await getChatPieces(input.chatIds, now)
    const words = { visitor: t('visitor'), operator: t('operator'), system: t('system') }
    const stamp = (at: string) => formatDateTime(at, { locale, timeZone })
    const text = joinReopenedChats(pieces)
      .map(({ pieces: joined, messages }) =>
        transcriptText(
          messages,
          joined.flatMap(piece => piece.operators),
          words,
          stamp,
        ),
      )
      .join('\n\n')
    return { ok: true as const, text }
  },
  { changes: 'nothing' },
)
