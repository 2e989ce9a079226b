import { getConflict } from '@/lib/identity/rest/queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/conflicts/{id}: one conflict
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getConflict)
