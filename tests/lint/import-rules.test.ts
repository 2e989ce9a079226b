import { ESLint, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

// The files below do not exist: rules that ask the type checker about them have nothing to say here.
const withoutTypes: Linter.Config = {
  files: ['**/*.{ts,tsx}'],
  languageOptions: { parserOptions: { projectService: false, project: false } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'off',
    '@typescript-eslint/no-misused-promises': 'off',
    '@typescript-eslint/switch-exhaustiveness-check': 'off',
  },
}
const eslint = new ESLint({ cwd: root, overrideConfig: [withoutTypes, { rules: { 'import-x/no-cycle': 'off' } }] })

async function complaintsAbout(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` })
  return result?.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`) ?? []
}

const importing = (path: string) => `import { x } from '${path}'\nexport const y = x\n`

describe('a forbidden import is reported with the place where the code belongs', () => {
  it.each([
    ['lib/contacts/mutations.ts', '@/lib/leads/queries', /lib\/contacts lies below/],
    ['lib/contacts/mutations.ts', '../leads/queries', /lib\/contacts lies below/],
    ['lib/chats/queries.ts', '@/lib/intake/receive-event', /lib\/chats lies below/],
    ['lib/leads/actions.ts', '@/lib/identity/merge', /lib\/leads lies below/],
    ['lib/audit/write.ts', '@/lib/contacts/queries', /used by all capabilities and knows none/],
    ['lib/jivo/events.ts', '@/lib/contacts/phone', /the contract and nothing else/],
    ['lib/jivo/events.ts', '../contacts/phone', /the contract and nothing else/],
    ['lib/channels/queries.ts', '@/lib/leads/queries', /stands alone/],
    ['lib/contacts/phone.ts', '@/lib/db/pool', /stays pure/],
    ['lib/contacts/phone.ts', './queries', /pure files only/],
    ['lib/intake/decide/chat-accepted.ts', '@/lib/db/pool', /stays pure/],
    ['lib/leads/mutations.ts', '@/lib/auth/require-user', /Who is asking/],
    ['lib/leads/queries.ts', '@/components/ui/button', /lib knows no screens/],
    ['lib/leads/actions.ts', '@/app/login/page', /lib knows no screens/],
    ['app/(crm)/leads/page.tsx', '@/lib/db/client', /through queries\.ts and actions\.ts/],
    ['app/(crm)/leads/page.tsx', '@/prisma/generated/client', /through queries\.ts and actions\.ts/],
    ['app/(crm)/leads/page.tsx', '@/lib/leads/mutations', /call the action/],
    ['components/leads/lead-list.tsx', '@/lib/db/pool', /through queries\.ts and actions\.ts/],
    ['components/leads/lead-list.tsx', '@/app/login/page', /Components know no routes/],
    ['components/ui/button.tsx', 'next/link', /every link in sight/],
    ['components/leads/lead-list.tsx', 'next/link', /every link in sight/],
    ['app/(crm)/leads/page.tsx', 'next/link', /every link in sight/],
    ['components/ui/button.tsx', '@/lib/leads/queries', /knows nothing of a CRM/],
    ['components/ui/button.tsx', '@/components/leads/lead-list', /knows nothing of a CRM/],
  ])('%s imports %s', async (file, imported, expected) => {
    expect(await complaintsAbout(importing(imported), file)).toEqual([expect.stringMatching(expected)])
  })

  it('a capability reads the environment itself', async () => {
    const complaints = await complaintsAbout('export const port = process.env.PORT\n', 'lib/leads/queries.ts')
    expect(complaints).toEqual([expect.stringMatching(/Only lib\/env\.ts reads the environment/)])
  })

  it('a rule reads the clock', async () => {
    const complaints = await complaintsAbout('export const at = new Date()\n', 'lib/tasks/due-date.ts')
    expect(complaints).toEqual([expect.stringMatching(/Time is an argument/)])
  })

  it('two files import each other', async () => {
    const unspared = new ESLint({ cwd: root, ignore: false, overrideConfig: [withoutTypes] })
    const [result] = await unspared.lintFiles('tests/lint/fixtures/egg.ts')
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['import-x/no-cycle'])
  })
})

describe('what the house allows is not reported', () => {
  it.each([
    ['lib/intake/apply-plan.ts', '@/lib/leads/mutations'],
    ['lib/intake/apply-plan.ts', '@/lib/db/transaction'],
    ['lib/leads/queries.ts', '@/lib/contacts/queries'],
    ['lib/leads/queries.ts', '@/lib/db/client'],
    ['lib/leads/actions.ts', '@/lib/auth/user-action'],
    ['lib/leads/mutations.ts', '@/lib/audit/write'],
    ['lib/contacts/match-identity.ts', './phone'],
    ['app/(crm)/leads/page.tsx', '@/lib/leads/queries'],
    ['app/api/jivo/route.ts', '@/lib/intake/receive-event'],
    ['components/leads/lead-form.tsx', '@/lib/leads/actions'],
    ['components/leads/lead-form.tsx', '@/components/ui/button'],
  ])('%s imports %s', async (file, imported) => {
    expect(await complaintsAbout(importing(imported), file)).toEqual([])
  })
})
