import { changeFieldsByIdentifier } from '@/lib/contacts/rest/field-actions'
import { byIdentifier } from '@/lib/contacts/rest/schema'
import { givenValues } from '@/lib/fields/schema'
import { findAndChangeEndpoint } from '../../endpoint'

// PATCH /api/v1/contacts/fields?email=…|phone=…: writes values of custom fields of whoever has it
export const { GET, POST, PUT, PATCH, DELETE } = findAndChangeEndpoint(
  byIdentifier,
  givenValues,
  changeFieldsByIdentifier,
)
