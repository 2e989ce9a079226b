import type { Instrumentation } from 'next'

/** Runs once, before the first request is answered. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('./lib/boot')
  await boot()
}

/** What a page or a route did not expect. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('./lib/log')
  // The path itself may hold a secret: that of a link for a password does.
  log.error({ error, method: request.method, route: context.routePath }, 'a request failed')
}
