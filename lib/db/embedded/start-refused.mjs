// @ts-check
/** The database that Balcão brings cannot run here; `message` is meant to be read by the operator. */
export class StartRefused extends Error {}
