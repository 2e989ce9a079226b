/** One line of a stored transcript (chats.messages). `at` is ISO in UTC, null where Jivo gave no time. */
export type Message = {
  at: string | null
  from: 'visitor' | 'operator' | 'system'
  operatorId: string | null
  operatorName: string | null
  text: string
}
