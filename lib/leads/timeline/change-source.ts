import type { TimelineChange } from './timeline-entries'

/** Who or what changed something: a key of the messages `timeline.change`, with its values. */
export type ChangeSource =
  | { key: 'by'; values: { name: string } }
  | { key: 'byChat'; values: { number: string } }
  | { key: 'byFile'; values: { name: string; file: string; row: string } }
  | {
      key: 'byUnnumberedChat' | 'byOffline' | 'byCall' | 'byAttribute' | 'byJivo' | 'bySystem'
      values: Record<string, never>
    }

/** A file with whoever imported it; a person before the chat that brought it; without either Jivo where the row names it, else the system itself. */
export function changeSource({
  by,
  chat,
  change: { data },
}: Pick<TimelineChange, 'by' | 'chat' | 'change'>): ChangeSource {
  const { file, row } = (data.import ?? {}) as { file?: unknown; row?: unknown }
  if (typeof file === 'string') return { key: 'byFile', values: { name: by ?? 'none', file, row: String(row ?? '') } }
  if (by !== null) return { key: 'by', values: { name: by } }
  if (chat?.kind === 'offline') return { key: 'byOffline', values: {} }
  if (chat?.kind === 'call') return { key: 'byCall', values: {} }
  if (chat)
    return chat.number === null
      ? { key: 'byUnnumberedChat', values: {} }
      : { key: 'byChat', values: { number: chat.number } }
  if (data.event === 'client_attribute_updated') return { key: 'byAttribute', values: {} }
  return { key: data.source === 'JivoChat' ? 'byJivo' : 'bySystem', values: {} }
}
