import { nothingEndpoint } from '../endpoint'

// any /api/v1/…: 404 as JSON for addresses that do not exist
export const { GET, POST, PUT, PATCH, DELETE } = nothingEndpoint()
