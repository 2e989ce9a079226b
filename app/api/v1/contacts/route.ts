import { listContacts } from '@/lib/contacts/rest/queries'
import { contactFilters } from '@/lib/contacts/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/contacts: the contacts, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(contactFilters, listContacts)
