import { listConflicts } from '@/lib/identity/rest/queries'
import { conflictFilters } from '@/lib/identity/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/conflicts: the conflicts, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(conflictFilters, listConflicts)
