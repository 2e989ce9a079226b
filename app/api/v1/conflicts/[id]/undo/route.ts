import { undoConflict } from '@/lib/identity/rest/actions'
import { emptyBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../endpoint'

// POST /api/v1/conflicts/{id}/undo: takes a settlement back
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(emptyBody, undoConflict)
