/** Written by scripts/icons.mjs. */
export const SPRITE = '/icons.svg?v=3d78b053b856'
