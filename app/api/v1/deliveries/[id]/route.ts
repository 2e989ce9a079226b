import { getDelivery } from '@/lib/intake/rest/queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/deliveries/{id}: one delivery
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getDelivery)
