import { listDuplicates } from '@/lib/identity/rest/duplicate-queries'
import { duplicateFilters } from '@/lib/identity/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/duplicates: pairs of contacts that may be one person, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(duplicateFilters, listDuplicates)
