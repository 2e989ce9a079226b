'use server'

import { userAction } from '@/lib/auth/user-action'
import { env } from '@/lib/env'
import { panelPreviewSchema } from './panel-preview-schema'
import { rehearseAnswer } from './rehearse-answer'

/** What the operator in Jivo would see of a contact with these lines; nothing is written. Refuses as rehearseAnswer says. */
export const previewPanelAction = userAction(
  panelPreviewSchema,
  async ({ input, now }) => rehearseAnswer(input, { appUrl: env.APP_URL, now }),
  { role: 'admin', changes: 'nothing' },
)
