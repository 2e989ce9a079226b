import { z } from 'zod'
import { panelLinesSchema } from '@/lib/settings/panel-lines'

/** Lines as they stand in the editor, saved or not, and the contact to show them for. */
export const panelPreviewSchema = z.object({ contactId: z.uuid(), lines: panelLinesSchema })
