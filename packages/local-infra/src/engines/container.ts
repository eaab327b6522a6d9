import { docker } from '../docker.ts'
import type { Home } from '../home/home.ts'
import type { Order } from '../process/record.ts'
import type { Run } from '../process/run.ts'
import { supervise, type Unit } from '../process/supervise.ts'

export interface ContainerOptions {
  readonly name: string
  readonly order: Order
  readonly image: string
  readonly home: Home
  /** Makes and starts the container with Testcontainers. */
  readonly make: () => Promise<{ getId(): string }>
  readonly isReady: (signal: AbortSignal) => Promise<void>
  readonly say: (line: string) => void
}

const pullWithinMs = 180_000

/**
 * A container that is kept running as the processes are. It is made once per start of Fibula; when it ends, it is started
 * again with its ports and its volume. Our guardian removes it, so that Testcontainers' own reaper, one more image, is not needed.
 */
export const superviseContainer = async ({
  name,
  order,
  image,
  home,
  make,
  isReady,
  say,
}: ContainerOptions): Promise<Unit> => {
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true'
  if (!(await docker.hasImage(image))) {
    say(`Docker pulls ${image}, once ...`)
    await docker.pull(image, pullWithinMs)
  }
  let id: string | undefined
  let last: string[] = []
  const runOf = (containerId: string): Run => ({
    containerId,
    ended: docker.ended(containerId).then(
      async (code) => {
        last = (await docker.lastLines(containerId, 8).catch(() => '')).split('\n').filter(Boolean)
        return code === 0 ? 'ended by itself' : `exit code ${code}`
      },
      (error: Error) => error.message,
    ),
    kill: (signal) => {
      // As for a process: what ignores the wish is killed by the supervisor after a while.
      docker.kill(containerId, signal).catch(() => {})
    },
  })
  const unit = supervise({
    name,
    stopSignal: order === 4 ? 'SIGINT' : 'SIGTERM',
    run: async () => {
      if (id !== undefined) {
        await docker.start(id)
        return runOf(id)
      }
      const made = (await make()).getId()
      id = made
      home.guard.container({ name, order, containerId: made })
      return runOf(made)
    },
    isReady,
    lastLines: () => last,
    onRun: () => {},
    onEnd: () => {},
    say,
    stopWithinMs: 20_000,
  })
  const remove = async () => {
    const made = id
    if (made === undefined) return
    id = undefined
    await docker.remove(made).catch(() => {})
    home.guard.ended({ containerId: made })
  }
  try {
    await unit.start()
  } catch (error) {
    await remove()
    throw error
  }
  return Object.create(unit, {
    stop: {
      value: async () => {
        await unit.stop()
        await remove()
      },
    },
  }) as Unit
}
