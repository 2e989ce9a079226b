import { getTask } from '@/lib/tasks/rest/queries'
import { itemEndpoint } from '../../endpoint'

// GET /api/v1/tasks/{id}: one task
export const { GET, POST, PUT, PATCH, DELETE } = itemEndpoint(getTask)
