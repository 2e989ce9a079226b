/** Written by scripts/icons.mjs. */
export const SPRITE = '/icons.svg?v=cfb84b'
