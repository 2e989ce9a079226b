import { changeFields } from '@/lib/contacts/rest/field-actions'
import { givenValues } from '@/lib/fields/schema'
import { changeEndpoint } from '../../../endpoint'

// PATCH /api/v1/contacts/{id}/fields: writes values of custom fields
export const { GET, POST, PUT, PATCH, DELETE } = changeEndpoint(givenValues, changeFields, 'PATCH')
