import { dismissDuplicateOf } from '@/lib/identity/rest/actions'
import { emptyBody } from '@/lib/identity/rest/schema'
import { changeEndpoint } from '../../../endpoint'

// POST /api/v1/duplicates/{id}/dismiss: the two contacts are not the same person, for everybody
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(emptyBody, dismissDuplicateOf)
