import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimedTwice, guessColumns, type Target } from './guess-columns'

const of = (entity: 'contact' | 'lead', key: string, name: string) => ({ entity, key, name })
const guess = (...headers: string[]) => guessColumns(headers, [])

describe('what a column is', () => {
  it.each<[string, Target]>([
    ['Nome', 'name'],
    ['NOME COMPLETO', 'name'],
    ['First Name', 'name'],
    ['sobrenome', 'name'],
    ['E-mail', 'email'],
    ['Endereço de e-mail', 'email'],
    ['E-mail 2', 'email'],
    ['E-mail 1 - Value', 'email'],
    ['Celular', 'phone'],
    ['Telefone_fixo', 'phone'],
    ['Phone 1 - Value', 'phone'],
    ['WhatsApp', 'phone'],
    ['Organização', 'organization'],
    ['Razão social', 'organization'],
    ['company', 'organization'],
    ['Observações:', 'description'],
    ['Tags', 'tags'],
    ['Rótulos', 'tags'],
    ['Responsável', 'manager'],
    ['Contact Owner', 'manager'],
    ['Código interno', 'skip'],
    ['', 'skip'],
  ])('%s is %s', (header, target) => expect(guess(header)).toEqual([target]))

  it('does not depend on case, accents and marks around the words', () => {
    const words = fc.constantFrom('nome', 'e-mail', 'telefone', 'responsável', 'observações', 'company', 'phone number')
    fc.assert(
      fc.property(words, fc.constantFrom('', ' ', ' :', '*'), fc.boolean(), (word, tail, isLoud) => {
        const bare = word.normalize('NFD').replace(/\p{M}/gu, '')
        expect(guess((isLoud ? bare.toUpperCase() : bare) + tail)).toEqual(guess(word))
      }),
    )
  })

  it('is first of all a field of the company’s own, by name or key', () => {
    const fields = [of('contact', 'aniversario', 'Aniversário'), of('contact', 'tags', 'Tags')]
    expect(guessColumns(['aniversario', 'TAGS', 'Nome'], fields)).toEqual(['field:aniversario', 'field:tags', 'name'])
  })

  it('is given once for what a contact has once', () => {
    expect(guess('Empresa', 'Company', 'Telefone', 'Celular')).toEqual(['organization', 'skip', 'phone', 'phone'])
    expect(claimedTwice(['manager', 'skip', 'manager'])).toBe('manager')
    expect(claimedTwice(['phone', 'phone', 'skip', 'skip'])).toBeNull()
  })

  it('is the lead’s where a column of leads stands beside it', () => {
    expect(
      guess('Nome', 'E-mail', 'Etapa', 'Título', 'Responsável', 'Etiquetas', 'Observações', 'Status', 'Número do lead'),
    ).toEqual([
      'name',
      'email',
      'lead:stage',
      'lead:title',
      'lead:manager',
      'lead:tags',
      'lead:description',
      'lead:status',
      'lead:number',
    ])
    expect(guess('Título', 'Status', 'E-mail')).toEqual(['skip', 'skip', 'email'])
  })

  it('is ours before a field of that name, and the contact’s field before the lead’s, where an export numbered them', () => {
    const fields = [of('contact', 'nome', 'Nome'), of('contact', 'cor', 'Cor'), of('lead', 'cor', 'Cor')]
    expect(guessColumns(['Nome', 'Nome (2)', 'Cor', 'Cor (2)'], fields)).toEqual([
      'name',
      'field:nome',
      'field:cor',
      'lead:field:cor',
    ])
    expect(guessColumns(['Cor'], fields)).toEqual(['field:cor'])
    expect(guessColumns(['Cor', 'Etapa'], fields)).toEqual(['lead:field:cor', 'lead:stage'])
  })
})
