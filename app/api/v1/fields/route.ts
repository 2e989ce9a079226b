import { listFields } from '@/lib/fields/rest/queries'
import { fieldFilters } from '@/lib/fields/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/fields: the company's own fields of contacts and leads, in their order
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(fieldFilters, listFields)
