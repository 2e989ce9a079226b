import { setTimeout as wait } from 'node:timers/promises'

/**
 * The longest that a piece of work holds the event loop of this process, in milliseconds of processor time, which other
 * processes do not add to.
 */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false]
  const watch = async () => {
    while (!isOver) {
      const began = process.cpuUsage()
      await wait(1)
      const { user, system } = process.cpuUsage(began)
      longest = Math.max(longest, (user + system) / 1000)
    }
  }
  const watching = watch()
  await work().finally(() => (isOver = true))
  await watching
  return longest
}
