// The first that fits: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
]

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * A User-Agent header in the few words by which people know their devices, “Chrome · Windows”; null where it tells
 * neither. A hint and no more: the browser may write what it likes there.
 */
export function deviceName(userAgent: string | null | undefined): string | null {
  const told = (userAgent ?? '').slice(0, 512)
  const named = [BROWSERS, SYSTEMS].flatMap(names => names.find(([pattern]) => pattern.test(told))?.[1] ?? [])
  return named.join(' · ') || null
}
