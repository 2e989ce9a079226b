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

  it('says every sentence in plain words, and a code of a later version as it is', () => {
    for (const locale of locales) {
      const said = whySentences(Object.keys(messages[locale].why).map(code => ({ code })), locale)
      expect(said.filter(sentence => /[<{}]/.test(sentence))).toEqual([])
    }
    expect(whySentences([{ code: 'danced' }], 'en')).toEqual(['danced'])
  })
})
