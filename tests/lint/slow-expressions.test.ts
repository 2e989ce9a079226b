import { ESLint, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
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

async function complaintsAbout(expression: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`export const found = (text) => ${expression}.test(text)\n`, {
    filePath: `${root}${filePath}`,
  })
  return result?.messages.map(({ ruleId }) => ruleId) ?? []
}

describe('a regular expression that can take quadratic time', () => {
  it.each([
    ['lib/text/safe-link.ts', String.raw`/[.,;:!?…)\]}]+$/u`, 'regexp/no-super-linear-move'],
    ['components/ui/breakable.tsx', String.raw`/(?<=\.)(?=[^@]*@)/`, 'regexp/no-super-linear-move'],
    ['app/api/jivo/route.ts', String.raw`/\s+$/`, 'regexp/no-super-linear-move'],
    ['lib/redact.mjs', String.raw`/^[^\r\n]*[^\s@<]+@/`, 'regexp/no-super-linear-backtracking'],
    ['scripts/server/x.mjs', String.raw`/^(?:a+)+$/`, 'regexp/no-super-linear-backtracking'],
    ['proxy.ts', String.raw`/^\d+\d+$/`, 'regexp/no-super-linear-backtracking'],
  ])('is reported in %s: %s', async (file, expression, rule) => {
    expect(await complaintsAbout(expression, file)).toContain(rule)
  })

  it('is not seen where there is none', async () => {
    expect(await complaintsAbout(String.raw`/^[\d\s()+.-]+$/u`, 'lib/contacts/phone.ts')).toEqual([])
  })
})
