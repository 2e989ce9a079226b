import { findChromium, HOW_TO_INSTALL } from '../../scripts/test/find-chromium.mjs'

/** The Chromium that the end-to-end tests drive. */
export function chromiumPath(): string {
  const path = findChromium()
  if (!path) throw new Error(HOW_TO_INSTALL)
  return path
}
