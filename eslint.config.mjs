// @ts-check
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import regexp from 'eslint-plugin-regexp'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { importRules } from './scripts/lint/import-rules.mjs'

const SOURCES = ['**/*.{ts,tsx}']
const PRODUCT = ['{app,components,lib}/**/*.{ts,tsx}', 'instrumentation.ts']
const SERVED = [...PRODUCT, 'proxy.ts', 'lib/**/*.mjs', 'scripts/server.mjs', 'scripts/server/**/*.mjs']

const clock = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Time is an argument: take `now` and let the route, the page or userAction() read the clock.',
}
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Only lib/env.ts reads the environment: add the variable to lib/env-rules.mjs and import { env } from there.',
}

export default defineConfig(
  globalIgnores([
    '.next/',
    'node_modules/',
    'prisma/generated/',
    'next-env.d.ts',
    '.data/',
    '.data-*/',
    'tmp/',
    'public/',
    'tests/lint/fixtures/',
  ]),
  {
    files: SOURCES,
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.mjs'],
      // Without a parser for them no-cycle skips TypeScript files, and says nothing.
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'], espree: ['.mjs'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'no-debugger': 'error',
      eqeqeq: ['error', 'smart'],
      'prefer-const': 'error',
    },
  },
  { files: ['{app,components}/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat['recommended-latest']] },
  {
    // What a stranger or a file sends is read by these: none may take quadratic time.
    files: SERVED,
    ignores: ['**/*.test.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
    },
  },
  { files: PRODUCT, rules: { 'no-restricted-syntax': ['error', environment], 'no-console': 'error' } },
  // The last block that names a rule replaces its options, so the clock's block repeats the environment's line.
  {
    files: [
      'lib/{contacts,identity,leads,tasks,chats,intake,channels,team,settings,fields,audit,privacy,reports,jivo}/**/*.ts',
    ],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', environment, clock] },
  },
  { files: ['lib/env.ts', 'instrumentation.ts', '**/*.test.{ts,tsx}'], rules: { 'no-restricted-syntax': 'off' } },
  importRules,
)
