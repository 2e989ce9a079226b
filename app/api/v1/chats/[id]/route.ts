import { getChat } from '@/lib/chats/rest/queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/chats/{id}: one chat with its transcript
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getChat)
