// tzdata's zones of Brazil, the most peopled first.
const BRAZILIAN = [
  'America/Sao_Paulo', 'America/Bahia', 'America/Fortaleza', 'America/Recife', 'America/Maceio', 'America/Belem',
  'America/Santarem', 'America/Araguaina', 'America/Cuiaba', 'America/Campo_Grande', 'America/Manaus', 'America/Porto_Velho',
  'America/Boa_Vista', 'America/Rio_Branco', 'America/Eirunepe', 'America/Noronha',
]

/** The zones one may choose: those of Brazil, then all others this machine knows. `current` is always among them. */
export function timeZoneChoices(current: string): { brazilian: string[]; others: string[] } {
  const others = Intl.supportedValuesOf('timeZone').filter(zone => !BRAZILIAN.includes(zone))
  const known = BRAZILIAN.includes(current) || others.includes(current)
  return { brazilian: BRAZILIAN, others: known ? others : [current, ...others] }
}
