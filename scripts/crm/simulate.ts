import { randomUUID } from 'node:crypto'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { play } from '@/lib/simulator/play'
import { removeSimulation } from '@/lib/simulator/remove-mutations'
import { SCENES, type SceneName } from '@/lib/simulator/scene-names'
import { stepsOf } from '@/lib/simulator/scenes'
import { sceneSchema, speedSchema } from '@/lib/simulator/schema'
import { type Command, CommandRefused, optional } from './command'

export const simulateCommand: Command = {
  usage: `simulate [--scene ${SCENES.join('|')}] [--speed N] [--seed TEXT] --json | simulate --remove --json`,
  options: {
    scene: { type: 'string' },
    speed: { type: 'string' },
    seed: { type: 'string' },
    remove: { type: 'boolean' },
  },
  run: async (given, now) => {
    if (given.values.remove) return removeAll()
    const scene = sceneSchema.safeParse(optional(given, 'scene') ?? SCENES[0])
    if (!scene.success) throw new CommandRefused('invalid', `--scene may be ${SCENES.join(', ')}`)
    const speed = optional(given, 'speed')
    const pace = speed === null ? null : speedSchema.safeParse(speed)
    if (pace?.success === false) throw new CommandRefused('invalid', '--speed may be a number from 0.2 to 1000')
    return playScene(scene.data, optional(given, 'seed') ?? randomUUID(), pace?.data ?? null, now)
  },
}

async function playScene(scene: SceneName, seed: string, speed: number | null, now: Date) {
  const requests = stepsOf(scene, seed, now, speed)
  const { channelId, played } = await play(requests, speed, now)
  const steps = played.map(({ eventName, status, ms, answer, deliveryId }, index) => ({
    event: eventName,
    request: requests[index]?.body,
    status,
    ms,
    answer,
    deliveryId,
  }))
  const leadId = played.findLast(step => step.leadId)?.leadId ?? null
  const contactId = played.findLast(step => step.contactId)?.contactId ?? null
  return {
    scene,
    channelId,
    steps,
    leadId,
    leadUrl: leadId && `${env.APP_URL}/leads/${leadId}`,
    contactUrl: contactId && `${env.APP_URL}/contacts/${contactId}`,
  }
}

async function removeAll() {
  return { removed: await inTransaction(removeSimulation) }
}
