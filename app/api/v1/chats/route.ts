import { listChats } from '@/lib/chats/rest/queries'
import { chatFilters } from '@/lib/chats/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/chats: the chats with their transcripts, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(chatFilters, listChats)
