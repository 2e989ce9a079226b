import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// What a component of the browser imports, and what that imports, travels to the browser with the page.
const KEPT_OUT = /^(zod|lucide-react|node:.*)$/

const IMPORT = /^(?:import|export) (?!type\b)(?:[^'"]*? from )?['"]([^'"]+)['"]/gms

/** The modules that a file imports at run time, types left out. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([statement, from = '']) =>
    /^\w+ \{(\s*type [^,}]+,?)+\s*\}/.test(statement) ? [] : [from],
  )
}

function fileOf(module: string, from: string): string | undefined {
  if (!/^(@\/|\.)/.test(module)) return undefined
  const path = module.startsWith('@/') ? module.slice(2) : join(dirname(from), module)
  return ['', '.ts', '.tsx'].map(ending => path + ending).find(name => existsSync(name) && /\.\w+$/.test(name))
}

/** The way from a component of the browser to a module that is kept out; null where there is none. */
function wayOut(file: string, seen: Set<string>): string[] | null {
  if (seen.has(file)) return null
  seen.add(file)
  // An action is called over the network: only its name is in the browser.
  if (/^'use server'/.test(readFileSync(file, 'utf8'))) return null
  for (const module of importsOf(file)) {
    if (KEPT_OUT.test(module)) return [file, module]
    const next = fileOf(module, file)
    const way = next === undefined ? null : wayOut(next, seen)
    if (way) return [file, ...way]
  }
  return null
}

test('no component of the browser brings the schema library or the whole icon library with it', () => {
  const seen = new Set<string>()
  const files = ['app', 'components'].flatMap(room =>
    readdirSync(room, { recursive: true }).map(name => join(room, String(name))),
  )
  const components = files
    .filter(file => file.endsWith('.tsx'))
    .filter(file => /^'use client'/.test(readFileSync(file, 'utf8')))
  expect(components.length).toBeGreaterThan(100)
  expect(components.map(file => wayOut(file, seen)).filter(way => way !== null)).toEqual([])
})
