import { listLeads } from '@/lib/leads/rest/queries'
import { leadFilters } from '@/lib/leads/rest/schema'
import { listEndpoint } from '../endpoint'

// GET /api/v1/leads: the leads, newest first
export const { GET, POST, PUT, PATCH, DELETE } = listEndpoint(leadFilters, listLeads)
