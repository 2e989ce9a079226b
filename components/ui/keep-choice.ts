const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** Keeps a choice of this browser in a cookie that the server reads; over https it never travels without encryption. */
export function keepChoice(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${name}=${value}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax${secure}`
}
