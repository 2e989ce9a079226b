type Tree = { [key: string]: unknown }

/** The parts of a tree of words that lie at the given paths, each at its place. */
export function pickWords(messages: Tree, paths: readonly string[]): Tree {
  const picked: Tree = {}
  for (const path of paths) copyPart(messages, picked, path.split('.'))
  return picked
}

function copyPart(from: Tree, to: Tree, [key = '', ...rest]: string[]): void {
  const part = from[key]
  if (rest.length === 0 || !isTree(part)) {
    to[key] = part
    return
  }
  const known = to[key]
  // A whole namespace that is sent already holds the part.
  if (known === part) return
  const at = isTree(known) ? known : (to[key] = {} as Tree)
  copyPart(part, isTree(at) ? at : {}, rest)
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
