// @ts-check
/** Balcão cannot start as it is set up; `message` is meant to be read by the operator. */
export class StartRefused extends Error {
  /** Told apart by it also where the class itself was bundled twice. @override */
  name = 'StartRefused'
}
