import { undoMove } from '@/lib/identity/rest/actions'
import { emptyBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../../endpoint'

// POST /api/v1/chats/{id}/move/undo: takes the latest move of a chat back
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(emptyBody, undoMove)
