/** The channel that the simulator posts to; beside it only demo channels are marked as simulated. */
export const SIMULATOR_NAME = 'Simulador'

/** How the channels of the demo data are told from the simulator's, as a pattern of LIKE. */
export const DEMO_CHANNELS = 'Demo: %'

/** Where the people of the demo data have their addresses. */
export const DEMO_DOMAIN = 'demo.balcao.example'

/** The shop that the demo data plays; some of its operators sign in to Jivo with it. */
export const SHOP_DOMAIN = 'casajatoba.example'

/** Where the operators of the simulator's scenes have their addresses. */
export const SIMULATOR_DOMAIN = 'simulador.example'
