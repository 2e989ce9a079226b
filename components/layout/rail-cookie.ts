/** Keeps whether the rail is `slim` or `wide` in this browser. */
export const RAIL_COOKIE = 'rail'
