// POST /api/v1/chats/{id}/undo: the same as /move/undo, a move being all that is undone of a chat
export { GET, POST, PUT, PATCH, DELETE } from '../move/undo/route'
