import { getDuplicate } from '@/lib/identity/rest/duplicate-queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/duplicates/{id}: one pair, dismissed ones too
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getDuplicate)
