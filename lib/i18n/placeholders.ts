/**
 * The names a message expects to be given: arguments `{name}` and tags `<b>`, sorted, each once, also from inside
 * plural and select branches. Reads the ICU syntax our messages use, without the apostrophe's quoting.
 */
export function placeholders(message: string): string[] {
  const tags = [...message.matchAll(/<(\w+)>/g)].map(tag => `<${tag[1]}>`)
  return [...new Set([...tags, ...placeholdersOf(message)])].sort()
}

function placeholdersOf(message: string): string[] {
  return blocks(message).flatMap(block => {
    const [name = '', kind = ''] = block.split(',').map(part => part.trim())
    const branches = ['plural', 'select', 'selectordinal'].includes(kind) ? blocks(block) : []
    return [name, ...branches.flatMap(placeholdersOf)]
  })
}

/** What stands between each outermost pair of braces. */
function blocks(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && depth++ === 0) start = at + 1
    if (text[at] === '}' && --depth === 0) found.push(text.slice(start, at))
  }
  return found
}
