import { moveChatTo } from '@/lib/identity/rest/actions'
import { moveBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../endpoint'

// POST /api/v1/chats/{id}/move: moves a chat to another contact
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(moveBody, moveChatTo)
