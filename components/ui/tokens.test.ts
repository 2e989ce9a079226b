import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

function colour(token: string, theme: Theme): string {
  const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  const value = pair?.[theme === 'light' ? 1 : 2]
  if (!value) throw new Error(`tokens.css has no pair named --${token}`)
  return value
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, theme: Theme): number {
  const [dark = 0, light = 0] = [one, other].map(token => luminance(colour(token, theme))).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'rail', 'surface', 'raised', 'sunken', 'hover']
const meanings = ['accent', 'warn', 'danger', 'info', 'good']
const bubbles = ['bubble-visitor', 'bubble-operator']
const channels = ['teal', 'blue', 'violet', 'rose', 'amber', 'olive', 'brown', 'grey'].map(name => `channel-${name}`)
const people = [1, 2, 3, 4, 5, 6, 7, 8].map(hue => `person-${hue}`)

const words: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['muted', ground],
    ['accent-ink', ground],
    ['danger-ink', ground],
    ['warn-ink', ground],
  ]),
  ...meanings.flatMap((meaning): [string, string][] => [
    [`${meaning}-ink`, `${meaning}-soft`],
    [`${meaning}-ink`, 'surface'],
    ['ink', `${meaning}-soft`],
    ['muted', `${meaning}-soft`],
  ]),
  ...bubbles.flatMap((bubble): [string, string][] => [
    ['ink', bubble],
    ['muted', bubble],
  ]),
  ...people.map((person): [string, string] => [`${person}-ink`, person]),
  ['ink', 'pressed'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
]

const shapes: [string, string][] = grounds.flatMap((ground): [string, string][] => [
  ['line-strong', ground],
  ['accent', ground],
  ...meanings.map((meaning): [string, string] => [meaning, ground]),
  ...channels.map((channel): [string, string] => [channel, ground]),
])

describe.each(themes)('the %s theme', theme => {
  it.each(words)('lets %s be read on %s (at least 4.5)', (word, ground) => {
    expect(contrast(word, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapes)('lets the shape of %s be seen on %s (at least 3)', (shape, ground) => {
    expect(contrast(shape, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})

describe('the page of a starting server', () => {
  it.each(['canvas', 'ink', 'muted'])('has the %s of the product', name => {
    const page = readFileSync(new URL('../../scripts/server/absent-answers.mjs', import.meta.url), 'utf8')
    expect(page).toContain(new RegExp(`--${name}: (light-dark\\([^)]+\\))`).exec(css)![1])
  })
})
