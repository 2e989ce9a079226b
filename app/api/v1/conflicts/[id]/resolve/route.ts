import { resolveConflict } from '@/lib/identity/rest/actions'
import { resolveBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../endpoint'

// POST /api/v1/conflicts/{id}/resolve: settles a conflict with one of its choices
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(resolveBody, resolveConflict)
