import { describe, expect, it } from 'vitest'
import { locales } from './locale'
import { messages } from './messages'
import { placeholders } from './placeholders'
import { readWhy, whySentences } from './why'

const ID = '01900000-0000-7000-8000-000000000000'
const tagsOf = (text: string) => placeholders(text).flatMap(name => (name.startsWith('<') ? [name.slice(1, -1)] : []))
const linksOf = (entry: object) => readWhy([entry])[0]?.links

describe('the why-trail', () => {
  it('knows where every name leads that a sentence of any language tags', () => {
    const tags = locales.flatMap(locale => Object.values(messages[locale].why).flatMap(tagsOf))
    const links = linksOf({ code: 'repeat' })
    expect(tags.filter(tag => !Object.hasOwn(links ?? {}, tag))).toEqual([])
  })

  it('leads to the thing where its id was kept, else to where such things are', () => {
    expect(linksOf({ code: 'task_reply', leadId: ID })?.task).toBe(`/leads/${ID}`)
    expect(linksOf({ code: 'task_reply' })?.task).toBe('/tasks')
    expect(linksOf({ code: 'conflict_phone', conflictId: ID })?.conflict).toBe(`/conflicts?id=${ID}`)
    expect(linksOf({ code: 'manager_operator', managerId: ID })?.manager).toBe(`/admin/people#${ID}`)
    expect(linksOf({ code: 'manager_operator' })?.manager).toBeNull()
    expect(linksOf({ code: 'conflict_phone' })?.conflict).toBeNull()
    expect(linksOf({ code: 'operator_unmapped', operator: 'ana@loja.com.br' })?.operators).toBe('/admin/operators')
  })

  it('says a phone as people read it, whatever it was stored as', () => {
    const entry = { code: 'conflict_phone', value: '+5511995960573', crm: '5121' }
    expect(whySentences([entry], 'en')[0]).toContain('brought the phone (11) 99596-0573, the CRM has 5121')
    expect(whySentences([{ code: 'value_added', value: 'ana11995960573@exemplo.com.br' }], 'en')[0]).toContain(
      'ana11995960573@exemplo.com.br',
    )
  })

  it.each([
    ['visitor_name_cut', 'O campo “visitor_name” veio longo demais e foi cortado.'],
    ['page_url_unsafe', 'O endereço em “page_url” não é um link seguro.'],
    ['chat_id_not_an_identity', 'O número em “chat_id” não identifica ninguém.'],
    ['messages_redacted', 'O Jivo escondeu o texto das mensagens.'],
    ['not_utf8', 'O corpo não veio em UTF-8; foi lido assim mesmo.'],
    ['from_bot_api', 'O evento parece ser de outra API do Jivo (bot api).'],
    ['danced', 'O campo “danced” veio fora do contrato e ficou de fora.'],
  ])('says in words what was wrong with a field: %s', (note, sentence) => {
    expect(whySentences([{ code: 'field_given_up', note }], 'pt-BR')).toEqual([sentence])
  })

  it('says every sentence in plain words, a code of a later version too', () => {
    for (const locale of locales) {
      const said = whySentences(
        Object.keys(messages[locale].why).map(code => ({ code })),
        locale,
      )
      expect(said.filter(sentence => /[<{}]/.test(sentence))).toEqual([])
    }
    expect(whySentences([{ code: 'danced' }], 'en')).toEqual(['Another reason (danced).'])
  })
})
