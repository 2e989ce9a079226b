const EDGE = ' \t–—-:·|/,'

/**
 * What a row says first and what small: the name of the contact, then the rest of the title (“JivoChat #18”). A title
 * that does not name the contact, which a person may have written, comes first as a whole.
 */
export function leadHeading(title: string, contactName: string | null): { main: string; rest: string } {
  const at = contactName ? title.indexOf(contactName) : -1
  if (!contactName || at < 0) return { main: title, rest: '' }
  const [before, after] = [trimEdges(title.slice(0, at)), trimEdges(title.slice(at + contactName.length))]
  return { main: contactName, rest: [before, after].filter(part => part !== '').join(' · ') }
}

// By hand: a regular expression that ends in “+$” takes quadratic time over a long text.
function trimEdges(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && EDGE.includes(text[from] ?? '')) from += 1
  while (to > from && EDGE.includes(text[to - 1] ?? '')) to -= 1
  return text.slice(from, to)
}
