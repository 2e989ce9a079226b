import { getContact } from '@/lib/contacts/rest/queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/contacts/{id}: one contact; a merged one answers the contact it became part of
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getContact)
