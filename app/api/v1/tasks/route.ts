import { listTasks } from '@/lib/tasks/rest/queries'
import { taskFilters } from '@/lib/tasks/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/tasks: the tasks, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(taskFilters, listTasks)
