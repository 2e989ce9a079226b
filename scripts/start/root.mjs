// @ts-check
import { fileURLToPath } from 'node:url'

/** The project's directory, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** The admin command in one file, as the start makes it; read as TypeScript it takes three times as long to begin. */
export const CRM_BUNDLE = `${root}/.next/crm.mjs`
