/** The frame shared by everything one types or chooses in; 16 px text on touch keeps iOS from zooming in. */
export const controlStyles = 'control'
