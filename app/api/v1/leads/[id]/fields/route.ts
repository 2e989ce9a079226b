import { givenValues } from '@/lib/fields/schema'
import { changeFields } from '@/lib/leads/rest/field-actions'
import { changeEndpoint } from '../../../endpoint'

// PATCH /api/v1/leads/{id}/fields: writes values of custom fields
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(givenValues, changeFields, 'PATCH')
