/** Written by scripts/icons.mjs. */
export const SPRITE = '/icons.svg?v=239cec1add29'
