import type { SessionUser } from '@/lib/auth/permissions'
import { readContactFilters } from '@/lib/contacts/list-filters'
import { env } from '@/lib/env'
import { listFields } from '@/lib/fields/queries'
import { readShownFields } from '@/lib/fields/shown-queries'
import type { Locale } from '@/lib/i18n/locale'
import { readLeadFilters } from '@/lib/leads/list-filters'
import { getSettings } from '@/lib/settings/queries'
import { chosenColumns, type ColumnChoice } from './column'
import { contactColumns, type ExportedContact } from './contact-columns'
import { contactBatches, countExportedContacts } from './contact-queries'
import type { ListFile } from './disclose-queries'
import { leadColumns, type ExportedLead } from './lead-columns'
import { countExportedLeads, leadBatches } from './lead-queries'
import type { ExportEntry } from './log-queries'
import type { Separator } from './separator'
import { toldFilters } from './told-filters'
import { exportWords } from './words'

/** The parameters of the list's address, whose filters the file has too. */
export type ListParams = { [name: string]: string | string[] | undefined }

type Asked = { separator: Separator; columns: ColumnChoice; locale: Locale }

/** The leads that this person's list shows with these parameters, all pages of it, as a file. */
export async function leadFile(user: SessionUser, params: ListParams, asked: Asked): Promise<ListFile<ExportedLead>> {
  const [fields, shown, { timeZone }] = await Promise.all([listFields(), readShownFields('leads'), getSettings()])
  const filters = readLeadFilters(params, fields)
  const columns = leadColumns({ fields, shown, words: exportWords(asked.locale), appUrl: env.APP_URL })
  const file = { list: 'leads' as const, filters: toldFilters(filters), separator: asked.separator, timeZone }
  return { ...file, columns: chosenColumns(columns, asked.columns), batches: leadBatches(filters, user.id) }
}

/** The same of the contacts. */
export async function contactFile(
  user: SessionUser,
  params: ListParams,
  asked: Asked,
): Promise<ListFile<ExportedContact>> {
  const [fields, shown, settings] = await Promise.all([
    listFields('contact'),
    readShownFields('contacts'),
    getSettings(),
  ])
  const filters = readContactFilters(params, fields)
  const asking = { userId: user.id, requiredFields: settings.requiredFields }
  const columns = contactColumns({ fields, shown, words: exportWords(asked.locale), appUrl: env.APP_URL })
  const file = {
    list: 'contacts' as const,
    filters: toldFilters(filters),
    separator: asked.separator,
    timeZone: settings.timeZone,
  }
  return { ...file, columns: chosenColumns(columns, asked.columns), batches: contactBatches(filters, asking) }
}

/** How many rows the file of a list will have; null when that takes too long to count. */
export async function countExported(
  user: SessionUser,
  list: ExportEntry['list'],
  params: ListParams,
): Promise<number | null> {
  if (list === 'leads') return countExportedLeads(readLeadFilters(params, await listFields()), user.id)
  const [fields, { requiredFields }] = await Promise.all([listFields('contact'), getSettings()])
  return countExportedContacts(readContactFilters(params, fields), { userId: user.id, requiredFields })
}
