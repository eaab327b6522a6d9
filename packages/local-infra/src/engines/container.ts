import { docker } from '../docker.ts'
import type { Home } from '../home/home.ts'
import type { Order } from '../process/record.ts'
import type { Run } from '../process/run.ts'
import type { Unit } from '../process/supervise.ts'

export interface ContainerOptions {
  readonly name: string
  /** Of the container; the same in every start, so that the guardian can remove it before its id is known. */
  readonly containerName: string
  readonly order: Order
  readonly stopSignal: NodeJS.Signals
  readonly image: string
  readonly home: Home
  /** Makes and starts the container with Testcontainers, under that name. */
  readonly make: () => Promise<unknown>
  readonly isReady: (signal: AbortSignal) => Promise<void>
  readonly say: (line: string) => void
}

const pullWithinMs = 180_000

/**
 * A container that is kept running as the processes are. It is made once per start of Fibula; when it ends, it is started
 * again with its ports and its volume. Our guardian removes it, so that Testcontainers' own reaper, one more image, is not needed.
 */
export const keepContainer = async (options: ContainerOptions): Promise<Unit> => {
  const { name, containerName, order, stopSignal, image, home, make, isReady, say } = options
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true'
  if (!(await docker.hasImage(image))) {
    say(`Docker pulls ${image}, once ...`)
    await docker.pull(image, pullWithinMs)
  }
  const remove = async () => {
    await docker.remove(containerName).catch(() => {})
  }
  let isMade = false
  let last: string[] = []
  const toRun = (): Run => ({
    containerId: containerName,
    ended: docker.ended(containerName).then(
      async (code) => {
        last = (await docker.lastLines(containerName, 8).catch(() => '')).split('\n').filter(Boolean)
        return code === 0 ? 'ended by itself' : `exit code ${code}`
      },
      (error: Error) => error.message,
    ),
    kill: (signal) => {
      // One that has ended already refuses, which is what was wanted.
      docker.kill(containerName, signal).catch(() => {})
    },
  })
  const unit = home.crew.keep({
    name,
    order,
    stopSignal,
    run: async () => {
      if (isMade) await docker.start(containerName)
      else {
        await remove()
        await make()
        isMade = true
      }
      return toRun()
    },
    containerName,
    isReady,
    lastLines: () => last,
    say,
    stopWithinMs: 20_000,
    onStopped: remove,
  })
  try {
    await unit.start()
    return unit
  } catch (error) {
    await remove()
    throw error
  }
}
