/** Hides a part of a lead's page on a phone while another part is open there (phone-views.tsx). */
export const notWith = {
  chat: 'max-md:group-data-[phone=chat]/lead:hidden',
  notes: 'max-md:group-data-[phone=notes]/lead:hidden',
  data: 'max-md:group-data-[phone=data]/lead:hidden',
} as const
