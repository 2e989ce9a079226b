/** The classes are in parts.css: they stand in every tab. */
export const tabListStyles = 'tab-list'

export const tabStyles = 'tab'
