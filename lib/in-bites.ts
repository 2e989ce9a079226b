import { setTimeout as rest } from 'node:timers/promises'

/** So long a piece of work may hold the event loop before it rests; each turn of an event waits for it. */
const BITE_MS = 3
/** So long it rests: an event from Jivo needs several turns of the loop and two answers of the database, some 7 ms. */
const REST_MS = 8
const LONGEST_REST_MS = 1_000

/** Tells work of many small steps when to rest, so that no request waits for the whole of it. */
export class Bites {
  private began = performance.now()

  /** Rests where the work has held the event loop for long enough; else answers at once. */
  async rest(): Promise<void> {
    if (performance.now() - this.began < BITE_MS) return
    await rest(REST_MS)
    this.began = performance.now()
  }

  /** Rests as long as a step took, one second at most, so that long work takes half of the time at most. */
  async restAfter(begun: number): Promise<void> {
    await rest(Math.min(performance.now() - begun, LONGEST_REST_MS))
    this.began = performance.now()
  }
}

/** Runs work that yields every few milliseconds, with rests in between; answers what it returns. */
export async function inBites<Result>(work: Generator<void, Result>): Promise<Result> {
  const bites = new Bites()
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    await bites.rest()
  }
}
