import type { PanelLine } from '@/lib/settings/panel-line'

/** Something a line may show: its source, what it is called on the screen, and under which heading. */
export type PanelSource = { source: string; label: string; group: 'computed' | 'contact' | 'lead' }

/** A line in the editor; `id` stays while it is moved and edited. */
export type LineDraft = PanelLine & { id: string }
