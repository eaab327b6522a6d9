import type { Guard } from './guard.ts'
import type { Order } from './record.ts'
import { type ProcessOptions, type Run, runProcess } from './run.ts'
import { type SuperviseOptions, supervise, type Unit } from './supervise.ts'

export type KeepOptions = Omit<SuperviseOptions, 'onRun' | 'onEnd'> & {
  readonly order: Order
  readonly onEnd?: () => void
  /** Set for a container: the guardian hears of it before it is made. */
  readonly containerName?: string
  /** After it was stopped for good. */
  readonly onStopped?: () => Promise<void>
}

/** All that runs because of one starter: the guardian knows of it, and it is stopped in order. */
export interface Crew {
  readonly units: readonly Unit[]
  /** Makes a unit that is not started yet. */
  keep(options: KeepOptions): Unit
  /** Runs a program to its end; rejects with its last lines unless it ends well. */
  errand(what: string, options: ProcessOptions): Promise<void>
  /** Ends errands and units, in order; those that are still starting too. Nothing starts afterwards. */
  stop(): Promise<void>
}

class Stopping extends Error {
  override readonly name = 'Stopping'
  constructor() {
    super('everything is being stopped')
  }
}

export const createCrew = (guard: Guard): Crew => {
  const kept: { unit: Unit; order: Order; onStopped: () => Promise<void> }[] = []
  const errands = new Set<Run>()
  let stopping: Promise<void> | undefined

  const stopEverything = async (): Promise<void> => {
    for (const run of errands) run.kill('SIGTERM')
    await Promise.all([...errands].map(({ ended }) => ended))
    for (const order of new Set(kept.map((each) => each.order).sort((a, b) => a - b)))
      await Promise.all(
        kept
          .filter((each) => each.order === order)
          .map(async ({ unit, onStopped }) => {
            await unit.stop()
            await onStopped()
          }),
      )
  }

  return {
    get units() {
      return kept.map(({ unit }) => unit)
    },
    keep: ({ order, onStopped, onEnd, containerName, ...options }) => {
      if (stopping) throw new Stopping()
      if (containerName !== undefined) guard.container({ name: options.name, order, containerId: containerName })
      const unit = supervise({
        ...options,
        onRun: ({ pid }) => {
          if (pid !== undefined) guard.process({ name: options.name, pid, order, signal: options.stopSignal })
        },
        onEnd: ({ pid }) => {
          if (pid !== undefined) guard.ended({ pid })
          onEnd?.()
        },
      })
      kept.push({
        unit,
        order,
        onStopped: async () => {
          await onStopped?.()
          if (containerName !== undefined) guard.ended({ containerId: containerName })
        },
      })
      return unit
    },
    errand: async (what, options) => {
      if (stopping) throw new Stopping()
      const run = runProcess(options)
      errands.add(run)
      const { pid } = run
      if (pid !== undefined) guard.process({ name: what, pid, order: 1, signal: 'SIGTERM' })
      const reason = await run.ended
      errands.delete(run)
      if (pid !== undefined) guard.ended({ pid })
      if (stopping) throw new Stopping()
      if (reason !== 'ended by itself')
        throw new Error(
          `${what} failed (${reason}):\n${options.log.lastLines(12).join('\n')}\nMore: ${options.log.file}`,
        )
    },
    stop: () => {
      stopping ??= stopEverything()
      return stopping
    },
  }
}
