// @ts-check
// Who may import whom. One table per law, turned into one block per room: in ESLint the last block that matches a file
// replaces the options of a rule, so every block here is complete and no two of them match one file.

/** Upper rooms know the lower ones, never the other way round. */
const FLOORS = ['imports', 'intake', 'identity', 'tasks', 'leads', 'chats', 'contacts']
/** Used by every floor, and therefore knowing none of them. */
const GROUND = ['team', 'settings', 'fields', 'audit', 'jobs', 'realtime', 'notifications', 'webhooks']
/** Know nothing of the others. */
const ALONE = ['jivo', 'channels']
/** Read across all floors; nothing is built on them. */
const ABOVE = ['reports', 'privacy', 'export']

/**
 * Files of a capability that may speak with the database or with Next, alone or as the last word of a longer name
 * (`rest-queries.ts`); any other file holds a pure rule.
 */
const VOCABULARY = ['queries', 'mutations', 'actions']

/** @typedef {{ group?: string[], regex?: string, message: string, allowTypeImports?: boolean }} Pattern */

/** @param {string[]} rooms @param {string} message @returns {Pattern[]} */
const forbidRooms = (rooms, message) =>
  rooms.length === 0 ? [] : [{ regex: `^(@/lib|\\.\\.|\\.\\./\\.\\.)/(${rooms.join('|')})(/|$)`, message }]

/** @type {Pattern[]} */
const FROM_LIB = [
  {
    regex: '^(@/|(\\.\\./)+)(app|components)(/|$)',
    message: 'lib knows no screens: pass what it needs as an argument, or move the code to app/ or components/.',
  },
]

/** @type {Pattern} */
const AUTH = {
  regex: '^(@/lib|\\.\\.|\\.\\./\\.\\.)/auth(/|$)',
  message: 'Who is asking is settled in app/ and in actions.ts: take the user as an argument.',
  allowTypeImports: true,
}

/** @type {Pattern[]} */
const DATABASE = [
  {
    regex: '^(@/lib|(\\.\\./)+(lib/)?)/?db(/|$)',
    message: 'The database is reached through queries.ts and actions.ts of a capability: put the query there.',
  },
  {
    regex: '^(@/prisma(/|$)|pg$|@prisma/)',
    message: 'The database is reached through queries.ts and actions.ts of a capability: put the query there.',
  },
  {
    regex: '^(@/lib|(\\.\\./)+lib)/.+/([\\w-]+-)?mutations$',
    message: 'Writes are called by actions.ts, which checks who may: call the action.',
  },
]

/** @type {Pattern} */
const LINK = {
  regex: '^next/link$',
  message: 'Next fetches every link in sight: take Link of components/ui/link, which waits until somebody rests on it.',
}

/** @type {Pattern[]} */
const PURE = [
  {
    regex:
      '^(@/lib/db(/|$)|@/prisma/generated/client|\\.\\.?/db/|pg$|@prisma/|next(/|$)|next-auth|node:(fs|net|http|child_process))',
    message: 'This file holds a rule and stays pure: read in queries.ts, write in mutations.ts, and pass the facts in.',
    allowTypeImports: true,
  },
  {
    regex: '^(\\./|@/lib/[^/]+/|\\.\\./[^/]+/)([\\w-]+-)?(queries|mutations|actions)$',
    message: 'A pure rule imports pure files only: pass the facts in as arguments.',
    allowTypeImports: true,
  },
]

/** @param {string} room @returns {Pattern[]} the rooms that this one must not know */
function aboveAndBeside(room) {
  const floor = FLOORS.indexOf(room)
  if (floor >= 0) {
    const higher = [...FLOORS.slice(0, floor), ...ABOVE]
    return forbidRooms(
      higher,
      `lib/${room} lies below: let the upper capability call it, or move the code up (${FLOORS.join(' → ')} → db).`,
    )
  }
  if (GROUND.includes(room)) {
    return forbidRooms(
      [...FLOORS, ...ABOVE],
      `lib/${room} is used by all capabilities and knows none: pass the work in, or move the code to the capability.`,
    )
  }
  return []
}

/** @param {string[]} files @param {Pattern[]} patterns @param {string[]} [ignores] */
const block = (files, patterns, ignores = []) =>
  /** @type {import('eslint').Linter.Config} */ ({
    files,
    ignores: ['**/*.test.{ts,tsx}', ...ignores],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  })

/** @param {string} room */
function blocksOfRoom(room) {
  const base = [...FROM_LIB, ...aboveAndBeside(room)]
  const inVocabulary = VOCABULARY.map(name => `lib/${room}/**/{${name},*-${name}}.ts`)
  const actions = [`lib/${room}/**/{actions,*-actions}.ts`]
  // The shell of the intake and of the ground rooms is more than the three words.
  const pure = GROUND.includes(room) && !['team', 'settings', 'fields'].includes(room) ? [] : PURE
  if (room === 'intake') {
    return [
      block(['lib/intake/decide/**/*.ts'], [...base, AUTH, ...PURE]),
      block(actions, base),
      block(['lib/intake/**/*.ts'], [...base, AUTH], ['lib/intake/decide/**', ...actions]),
    ]
  }
  return [
    block(actions, base),
    block(inVocabulary, [...base, AUTH], actions),
    block([`lib/${room}/**/*.ts`], [...base, AUTH, ...pure], inVocabulary),
  ]
}

const jivo = block(
  ['lib/jivo/**/*.ts'],
  [
    {
      regex: '^(@/|\\.\\./)',
      message:
        'lib/jivo is the contract and nothing else: what knows both the contract and the CRM lives in lib/intake.',
    },
  ],
)

const channels = block(
  ['lib/channels/**/*.ts'],
  [
    ...FROM_LIB,
    ...forbidRooms(
      [...FLOORS, ...ABOVE, 'jivo'],
      'lib/channels stands alone: what joins a channel with the CRM lives in lib/intake.',
    ),
  ],
)

const ui = block(
  ['components/ui/**/*.{ts,tsx}'],
  [
    ...DATABASE,
    LINK,
    {
      regex: '^(@/|(\\.\\./)+)app(/|$)',
      message: 'Components know no routes: pass addresses and actions as properties.',
    },
    {
      regex: `^@/components/(?!ui/)`,
      message: 'components/ui knows nothing of a CRM: move this component to the room of its subject.',
    },
    {
      regex: `^@/lib/(${[...FLOORS, ...GROUND, ...ALONE, ...ABOVE, 'auth'].join('|')})(/|$)`,
      message: 'components/ui knows nothing of a CRM: pass the value as a property.',
    },
  ],
  ['components/ui/link.tsx'],
)

const components = block(
  ['components/**/*.{ts,tsx}'],
  [
    ...DATABASE,
    LINK,
    {
      regex: '^(@/|(\\.\\./)+)app(/|$)',
      message: 'Components know no routes: pass addresses and actions as properties.',
    },
    {
      regex: '^@/lib/(intake|jobs|auth)/(?!([\\w-]+-)?actions$)',
      message: 'Components show what pages read: read it in queries.ts, act through actions.ts.',
      allowTypeImports: true,
    },
  ],
  ['components/ui/**'],
)

const app = block(['app/**/*.{ts,tsx}'], [...DATABASE, LINK], ['app/api/health/**'])

export const importRules = [...[...FLOORS, ...GROUND].flatMap(blocksOfRoom), jivo, channels, ui, components, app]
