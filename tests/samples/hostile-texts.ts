/** Texts made to be slow to read, each of a length that is asked for, in UTF-16 code units. */
export type HostileShape = { name: string; text: (length: number) => string }

const fill = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

const SINGLE = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ 0aZé…–—“”‘’（／\t\n\r\0\u00a0\u00ad\u200b\u200d\u202e\u2800\u0301\ufeff\ud800\udc00']
const PAIRS = [
  '()', '[]', '{}', '<>', '<a', '</', '<!', '.@', '@.', 'a@', 'a.', 'a@a.', '..a', '--', '-a', '+1', '1 ', '1-', '11 ', '(1', ' ,', ', ', ';;', ' \n', '\r\n', '"a', '""', '";', "'=", '=&', 'a=', 'a=b&', 'utm_', '%4', '%40', '\\"', '😀', 'e\u0301', '👨‍👩‍👧', 'a ', 'x1', 'r1', ' ou ', 'ramal 1', '/a', '//', '://', 'www.', 'https://', 'https://a.b/ ', 'https://(', 'token=', 'token ', 'bearer ', 'password:', '&#1', '&amp', '&lt;', 'R$', '1.', '1.000', ',;', 'Nome: ', '[1] ', '10:0 ', '---', '|||', 'key:value;', '<script>', '</p>',
]
const STARTED = ['https://', 'www.', 'mailto:', 'a@', '+55 ', '{', '"', "'", '=', 'token=', 'bearer ', 'b1.', '<', '<script>', '10:07 ', '1']

/** Every mark alone and many in pairs, repeated and then a letter that does not fit; behind a beginning that readers look for. */
export const HOSTILE_SHAPES: HostileShape[] = [
  ...[...SINGLE, ...PAIRS].map(unit => ({
    name: `${JSON.stringify(unit)} repeated, then a letter`,
    text: (length: number) => `${fill(unit)(length - 1)}a`,
  })),
  ...[' ', '.', '/', '@', ')'].map(unit => ({ name: `${JSON.stringify(unit)} repeated`, text: fill(unit) })),
  ...STARTED.flatMap(start =>
    [')', '.', ' ', '1'].map(unit => ({
      name: `${JSON.stringify(start)}, then ${JSON.stringify(unit)} repeated, then “!x”`,
      text: (length: number) => `${start}${fill(unit)(Math.max(0, length - start.length - 2))}!x`,
    })),
  ),
  { name: 'nested brackets', text: length => '('.repeat(length / 2) + ')'.repeat(length / 2) },
  { name: 'nested JSON', text: length => '[{"a":'.repeat(length / 6) },
]
