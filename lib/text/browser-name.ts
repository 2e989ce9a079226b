/** In this order: most browsers also name those they descend from. */
const BROWSERS: [RegExp, string][] = [
  [/Instagram/, 'Instagram'],
  [/FBAN|FBAV/, 'Facebook'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|OPiOS\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/YaBrowser\//, 'Yandex'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
]
const LONGEST_READ = 512

/**
 * A User-Agent header in the few words by which people know their browsers, “Chrome · Android”; null where it names
 * nothing we know. A hint and no more: a browser may write there what it likes.
 */
export function browserName(userAgent: string | null | undefined): string | null {
  const told = (userAgent ?? '').slice(0, LONGEST_READ)
  const named = (list: [RegExp, string][]) => list.find(([mark]) => mark.test(told))?.[1]
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(' · ') || null
}
