const KNOWN_EVERY = 5

/** A file of people with a contact and a lead each; every fifth has a phone of `known` while there is one left. */
export function fileOfPeople(rows: number, known: string[]): string {
  const row = (n: number) => {
    const phone = (n % KNOWN_EVERY === 0 && known[n / KNOWN_EVERY]) || `5521 9${String(60_000_000 + n)}`
    return [
      `Pessoa ${n}`,
      `pessoa${n}@exemplo.com.br`,
      phone,
      'Loja Aurora',
      'feira, vip',
      `Reforma ${n}`,
      'Proposta',
      'Ana Lima',
      'Quer orçamento',
    ].join(';')
  }
  return [
    'Nome;E-mail;Telefone;Empresa;Grupo;Título do lead;Etapa;Responsável;Observações',
    ...Array.from({ length: rows }, (_, n) => row(n)),
  ].join('\n')
}
