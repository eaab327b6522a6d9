import type { ImportPorts } from './ports.ts'
import type { ImportWorker } from './workImports.ts'

/** A new import is begun at once; one that another replica left, a second later at most. */
const [stepMs, lookMs] = [20, 1_000]
const hourMs = 3_600_000
const badLinesKeptMs = 30 * 24 * hourMs

/** When a service works on its imports: step after step while there is something to do. */
export const sweepImports = (imports: Pick<ImportPorts, 'forget'>, worker: ImportWorker) => {
  let sleepUntil = 0
  return {
    wake: (): void => {
      sleepUntil = 0
    },
    sweepers: [
      {
        name: 'imports',
        everyMs: stepMs,
        run: async () => {
          if (Date.now() < sleepUntil) return
          sleepUntil = Date.now() + lookMs
          if (await worker.step()) sleepUntil = 0
        },
      },
      {
        name: 'old bad lines',
        everyMs: hourMs,
        run: () => imports.forget(new Date(Date.now() - badLinesKeptMs).toISOString()),
      },
    ],
    close: () => worker.close(),
  }
}
