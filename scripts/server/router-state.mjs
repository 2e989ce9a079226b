// @ts-check
// Next answers the header Next-Router-State-Tree with 500 where it cannot read it. Without the header it draws the whole
// page, so that one of an unknown shape costs no more than that.

const LONGEST = 40_000
const DEEPEST = 100
const MARKERS = ['refetch', 'inside-shared-layout', 'metadata-only']

/**
 * Whether Next can read this value of the header.
 * @param {string | string[]} header
 */
export function isRouterState(header) {
  if (typeof header !== 'string' || header.length > LONGEST) return false
  try {
    return isState(JSON.parse(decodeURIComponent(header)), 0)
  } catch {
    return false
  }
}

/** @param {unknown} state @param {number} depth @returns {boolean} */
function isState(state, depth) {
  if (!Array.isArray(state) || state.length < 2 || state.length > 6 || depth > DEEPEST) return false
  const [segment, children, refresh, marker, hints, build] = /** @type {unknown[]} */ (state)
  if (!isSegment(segment) || typeof children !== 'object' || children === null || Array.isArray(children)) return false
  if (refresh != null && !isTexts(refresh, 2)) return false
  if (marker != null && !MARKERS.some(known => known === marker)) return false
  if (hints != null && typeof hints !== 'number') return false
  if (build !== undefined && typeof build !== 'string') return false
  return Object.values(children).every(child => isState(child, depth + 1))
}

/** @param {unknown} segment */
function isSegment(segment) {
  if (typeof segment === 'string') return true
  return (
    Array.isArray(segment) &&
    segment.length === 4 &&
    isTexts(segment.slice(0, 3), 3) &&
    /^(c|oc|d)/.test(segment[2]) &&
    (segment[3] === null || (Array.isArray(segment[3]) && isTexts(segment[3], segment[3].length)))
  )
}

/** @param {unknown} value @param {number} length */
function isTexts(value, length) {
  return Array.isArray(value) && value.length === length && value.every(text => typeof text === 'string')
}
