import type { Tx } from '@/lib/db/transaction'
import { type Locale } from '@/lib/i18n/locale'
import type { SettingsChange } from './schema'
import { officeHours } from './working-hours'

/** Writes the settings an installation begins with; changes nothing where they stand already. */
export async function ensureSettings(tx: Tx, defaults: { locale: Locale; timeZone: string }): Promise<void> {
  await tx.query(
    'INSERT INTO settings (id, locale, time_zone, working_hours) VALUES (1, $1, $2, $3) ON CONFLICT (id) DO NOTHING',
    [defaults.locale, defaults.timeZone, JSON.stringify(officeHours)],
  )
}

const COLUMNS = {
  companyName: 'company_name',
  titleTemplate: 'title_template',
  openLeadDays: 'open_lead_days',
  requiredFields: 'required_fields',
  defaultOwnerId: 'default_owner_id',
  locale: 'locale',
  timeZone: 'time_zone',
  matchFirst: 'match_first',
  emailPolicy: 'email_policy',
  phonePolicy: 'phone_policy',
  conflictRights: 'conflict_rights',
  conflictReminderDays: 'conflict_reminder_days',
  transferOwner: 'transfer_owner',
  contactOwnerFirst: 'contact_owner_first',
  contactInfoPolicy: 'contact_info_policy',
  enableAssign: 'enable_assign',
  workingHours: 'working_hours',
  holidays: 'holidays',
  rawEventDays: 'raw_event_days',
  roundRobin: 'round_robin',
  panelLines: 'panel_lines',
} as const satisfies Record<keyof SettingsChange, string>

/**
 * Changes some settings. `version` is the one they were read in, or null to change them whatever happened since.
 * Refuses with `changed` when somebody else was quicker.
 */
export async function updateSettings(
  tx: Tx,
  change: SettingsChange,
  version: number | null,
  now: Date,
): Promise<{ ok: true; version: number } | { ok: false; reason: 'changed' }> {
  const changed = Object.entries(COLUMNS).filter(([name]) => change[name as keyof SettingsChange] !== undefined)
  const values = changed.map(([name]) => columnValue(name as keyof SettingsChange, change))
  const assignments = changed.map(([, column], index) => `${column} = $${index + 3}`)
  const { rows } = await tx.query<{ version: number }>(
    `UPDATE settings SET ${[...assignments, 'version = version + 1', 'updated_at = $2'].join(', ')}
      WHERE id = 1 AND version = coalesce($1, version) RETURNING version`,
    [version, now, ...values],
  )
  return rows[0] ? { ok: true, version: rows[0].version } : { ok: false, reason: 'changed' }
}

function columnValue(name: keyof SettingsChange, change: SettingsChange): unknown {
  const isJson = name === 'workingHours' || name === 'panelLines'
  return isJson ? JSON.stringify(change[name]) : change[name]
}

/** Jivo shows an operator ten lines; the table's check says so too. */
const MOST_PANEL_LINES = 10

/** Puts one more line, the last, among those that the operator in Jivo sees. Refuses the eleventh. */
export async function addPanelLine(
  tx: Tx,
  line: { source: string; title: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'panel_full' }> {
  const { rowCount } = await tx.query(
    `UPDATE settings SET panel_lines = panel_lines || jsonb_build_array($1::jsonb), version = version + 1, updated_at = $2
     WHERE id = 1 AND jsonb_array_length(panel_lines) < ${MOST_PANEL_LINES}`,
    [JSON.stringify(line), now],
  )
  return rowCount ? { ok: true } : { ok: false, reason: 'panel_full' }
}
