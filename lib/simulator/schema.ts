import { z } from 'zod'
import { SCENES } from './scene-names'

export const sceneSchema = z.enum(SCENES)

/**
 * How much faster than written; beyond these bounds nobody would watch, or the token of the run would end
 * first.
 */
export const speedSchema = z.coerce.number().min(0.2).max(1000)

/** The real channel whose address a scene takes; null = the simulator's own. */
const channelId = z.uuid().nullable().default(null)

export const startSceneSchema = z.object({ scene: sceneSchema, speed: speedSchema.nullable(), channelId })

/** Names one request of a scene that has begun. */
export const playStepSchema = z.object({
  scene: sceneSchema,
  seed: z.string().min(1).max(40),
  speed: speedSchema.nullable(),
  /** When the scene began. */
  at: z.iso.datetime(),
  index: z.int().min(0).max(50),
  channelId,
})

export const nothingSchema = z.object({})
