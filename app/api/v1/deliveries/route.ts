import { listDeliveries } from '@/lib/intake/rest/queries'
import { deliveryFilters } from '@/lib/intake/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/deliveries: what Jivo delivered, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(deliveryFilters, listDeliveries)
