import { expect, it } from 'vitest'
import { classifyDatabaseError } from './errors'

// Shapes of Prisma 7.10 with its pg adapter, as they arrive in a catch block.
it.each([
  [
    'a unique violation of a query',
    {
      code: 'P2002',
      meta: {
        driverAdapterError: {
          cause: { kind: 'UniqueConstraintViolation', originalCode: '23505', constraint: { index: 'users_email_key' } },
        },
      },
    },
    { kind: 'unique', constraint: 'users_email_key' },
  ],
  [
    'a unique violation that names fields and tells the constraint in its message',
    {
      code: 'P2002',
      meta: {
        driverAdapterError: {
          cause: {
            originalCode: '23505',
            originalMessage: 'duplicate key value violates unique constraint "users_email_key"',
            constraint: { fields: ['email'] },
          },
        },
      },
    },
    { kind: 'unique', constraint: 'users_email_key' },
  ],
  [
    'a unique violation of a raw query',
    {
      code: 'P2010',
      meta: { driverAdapterError: { cause: { kind: 'UniqueConstraintViolation', constraint: { index: 'k' } } } },
    },
    { kind: 'unique', constraint: 'k' },
  ],
  ['a write conflict', { code: 'P2034' }, { kind: 'contention' }],
  ['a database that is away', { code: 'P1001' }, { kind: 'unreachable' }],
  [
    'a refused connection to several addresses',
    { name: 'AggregateError', errors: [{ code: 'ECONNREFUSED' }] },
    { kind: 'unreachable' },
  ],
  ['a unix socket that is not there', { code: 'ENOENT', syscall: 'connect' }, { kind: 'unreachable' }],
  ['a file that is not there', { code: 'ENOENT', syscall: 'open' }, { kind: 'other' }],
  [
    'a pool that has no connection in time',
    new Error('timeout exceeded when trying to connect'),
    { kind: 'unreachable' },
  ],
  ['a query that took too long', new Error('Query read timeout'), { kind: 'timeout' }],
  ['anything else', new TypeError('x is undefined'), { kind: 'other' }],
  ['what is no error', null, { kind: 'other' }],
])('%s is recognised', (_title, error, expected) => {
  expect(classifyDatabaseError(error)).toEqual(expected)
})
