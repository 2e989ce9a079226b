import type { SetUpStep } from '@/lib/set-up/steps'

/** Where a step is; the channel goes along from step to step. */
export function stepAddress(step: SetUpStep, channelId: string | null = null): string {
  return `/admin/set-up?step=${step}${channelId ? `&channel=${channelId}` : ''}`
}
