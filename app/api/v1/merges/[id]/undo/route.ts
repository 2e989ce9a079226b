import { undoMergeOf } from '@/lib/identity/rest/actions'
import { emptyBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../endpoint'

// POST /api/v1/merges/{mergeId}/undo: parts two merged contacts again
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(emptyBody, undoMergeOf)
