import { listHistory } from '@/lib/contacts/rest/history-queries'
import { listOfEndpoint } from '../../../endpoint'

// GET /api/v1/contacts/{id}/history: what happened to a contact, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listOfEndpoint({}, listHistory)
