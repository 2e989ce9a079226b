import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What lets nobody in by itself, or whom it lets in: everything else stands behind a session or a token.
const OWN_GUARD: Record<string, RegExp | 'public'> = {
  'app/api/jivo/route.ts': /await answerIntake\([^]*\n    intakeDoor,\n  \)/,
  'app/api/auth/[...nextauth]/route.ts': /NextAuth\(authOptions\)/,
  'app/api/set-up/channels/[id]/arrival/route.ts': /await currentUser\(\)[^]*mayAdminister\(user\)/,
  'app/api/changes/route.ts': /await currentUser\(\)[^]*status: 401[^]*await stampOf\(/,
  'app/api/imports/route.ts':
    /await isFromOwnPage\(\)[^]*await currentUser\(\)[^]*mayChange\(user\)[^]*await readBody\(/,
  'app/(crm)/leads/export/route.ts': /await requireExporter\(\)/,
  'app/(crm)/contacts/export/route.ts': /await requireExporter\(\)/,
  'app/(crm)/contacts/import/[id]/rows/route.ts': /await requireChanger\(\)/,
  'app/(crm)/admin/deliveries/raw/[day]/route.ts': /await requireAdminInPerson\(\)/,
  'app/api/v1/[...path]/route.ts': /nothingEndpoint\(\)/,
  'app/api/health/route.ts': 'public',
  'app/api/health/ready/route.ts': 'public',
  'app/health/route.ts': 'public',
  'app/api/health/live/route.ts': 'public',
  'app/api/health/instance/route.ts': 'public',
}
const WITH_TOKEN =
  /^export (?:const \{ GET, POST, PUT, PATCH, DELETE \} = (?:list|listOf|item|change|findAndChange)Endpoint\(|\{ GET, POST, PUT, PATCH, DELETE \} from '\.\.\/)/m
const OPEN_PAGES = ['app/login/page.tsx', 'app/setup/[token]/page.tsx']

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`)
const read = (file: string) => readFileSync(file, 'utf8')

test('every route of the API asks for a token, and every other route has a guard of its own or is public on purpose', () => {
  const routes = filesOf('app').filter(file => file.endsWith('/route.ts'))
  const unguarded = routes.filter(file => {
    const own = OWN_GUARD[file]
    return own !== 'public' && !(own ?? (file.startsWith('app/api/v1/') ? WITH_TOKEN : /^(?!)/)).test(read(file))
  })
  expect(unguarded).toEqual([])
  expect(Object.keys(OWN_GUARD).filter(file => !routes.includes(file))).toEqual([])
})

test('the webhook looks for the channel of the token before it reads the body', () => {
  expect(read('lib/intake/answer-intake.mjs')).toMatch(
    /await door\.findChannel\([^]*if \(!found\.ok\) return[^]*await readBytes\(/,
  )
  expect(read('lib/intake/intake-door.ts')).toContain('findChannel: findChannelByToken')
})

test('every page asks for a session before it reads anything, except where one signs in', () => {
  const pages = filesOf('app').filter(file => file.endsWith('/page.tsx'))
  const unguarded = pages.filter(file => !/await require(User|Self|Changer|Admin)\(\)/.test(read(file)))
  expect(unguarded.toSorted()).toEqual(OPEN_PAGES)
})

test('a server action goes through userAction, except what anybody may choose for their own screen', () => {
  const sources = ['app', 'lib', 'components'].flatMap(filesOf).filter(file => /\.tsx?$/.test(file))
  const actions = sources.filter(file => /^'use server'/m.test(read(file)))
  const open = actions.filter(file => !read(file).includes('userAction('))
  expect(open.toSorted()).toEqual(['lib/i18n/actions.ts', 'lib/theme/actions.ts'])
})
