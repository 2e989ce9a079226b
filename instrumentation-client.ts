import { beginMove } from '@/components/layout/move-state'

/** Called by Next before it fetches a page of the app that somebody goes to, by a link, a form or the history. */
export function onRouterTransitionStart(url: string): void {
  beginMove(url)
}
