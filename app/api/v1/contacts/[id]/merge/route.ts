import { mergeInto } from '@/lib/identity/rest/actions'
import { mergeBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../endpoint'

// POST /api/v1/contacts/{survivorId}/merge: makes two contacts one, or tells what would move
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(mergeBody, mergeInto)
