import { expect, it } from 'vitest'
import { isEmptyLike } from './empty-like'

it.each(['', ' ', '-', '--', '—', '...', 'n/a', 'N/A', 'não informado', 'NAO  INFORMADO', 'null', ' undefined '])(
  'takes %j for an empty field',
  text => {
    expect(isEmptyLike(text)).toBe(true)
  },
)

it.each(['0', 'abc', 'Ana', 'Nan', 'Na', '11 98765-4321', '😀', 'não informado ainda, ligar'])(
  'takes %j for a value',
  text => {
    expect(isEmptyLike(text)).toBe(false)
  },
)
