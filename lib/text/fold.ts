/** A text as it is compared where case, accents and spacing do not matter: “ Pós-Venda ” is “pos-venda”. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
