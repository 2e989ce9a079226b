import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openLoop, type Sample } from './load'
import { newVisitors } from './new-visitors'

type Asked = { address: string; from: number; perSecond: number; seconds: number }

/** openLoop() in a process of its own, which nothing that this one does meanwhile can hold up; visitors count from `from`. */
export function openLoopApart(asked: Asked): Promise<Sample> {
  const child = fork(fileURLToPath(import.meta.url), [], { execArgv: ['--import', 'tsx'] })
  child.send(asked)
  return new Promise((resolve, reject) => {
    child.once('message', sample => resolve(sample as Sample))
    child.once('exit', code => reject(new Error(`the load ended with ${code}`)))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('message', ({ address, from, perSecond, seconds }: Asked) => {
    void openLoop(new URL(address), newVisitors(from), perSecond, seconds).then(sample =>
      process.send!(sample, () => process.exit(0)),
    )
  })
}
