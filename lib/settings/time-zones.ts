// tzdata's zones of Brazil, the most peopled first, each by the city that people there would say.
const CITIES: Record<string, string> = {
  'America/Sao_Paulo': 'São Paulo, Brasília',
  'America/Bahia': 'Salvador',
  'America/Fortaleza': 'Fortaleza',
  'America/Recife': 'Recife',
  'America/Maceio': 'Maceió',
  'America/Belem': 'Belém',
  'America/Santarem': 'Santarém',
  'America/Araguaina': 'Araguaína',
  'America/Cuiaba': 'Cuiabá',
  'America/Campo_Grande': 'Campo Grande',
  'America/Manaus': 'Manaus',
  'America/Porto_Velho': 'Porto Velho',
  'America/Boa_Vista': 'Boa Vista',
  'America/Rio_Branco': 'Rio Branco',
  'America/Eirunepe': 'Eirunepé',
  'America/Noronha': 'Fernando de Noronha',
}
const BRAZILIAN = Object.keys(CITIES)

/** The zones one may choose: those of Brazil, then all others this machine knows. `current` is always among them. */
export function timeZoneChoices(current: string): { brazilian: string[]; others: string[] } {
  const others = Intl.supportedValuesOf('timeZone').filter(zone => !BRAZILIAN.includes(zone))
  const known = BRAZILIAN.includes(current) || others.includes(current)
  return { brazilian: BRAZILIAN, others: known ? others : [current, ...others] }
}

/** What a zone is called in a choice: in Brazil its city, elsewhere its name in tzdata. */
export function zoneName(zone: string): string {
  return CITIES[zone] ?? zone.replaceAll('_', ' ')
}
