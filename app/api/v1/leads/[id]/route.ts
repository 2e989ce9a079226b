import { getLead } from '@/lib/leads/rest/queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/leads/{id}: one lead
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getLead)
