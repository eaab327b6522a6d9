import type { Journal } from '@fibula/service-kit'
import { type Row, readTable, UnreadableTable } from '@fibula/tables'
import type { Ports, SourcingEvent } from '../ports.ts'
import { type Candidate, type Outcome, writeBatch } from './batch.ts'
import { readerOf } from './candidates.ts'
import { receiptColumns, supplierColumns } from './columns.ts'
import type { BadLine, ImportFiles, ImportJob, ImportPorts } from './ports.ts'

/** So many lines are settled together: less often and a person sees nothing move, more often and files of many days get slow. */
const linesPerStep = 500
/** A file that fails again and again for a reason that is ours is put aside. */
const mostFailures = 5

/** Somebody took the file away from where it was kept. */
class FileGone extends Error {}

interface Open {
  readonly job: ImportJob
  readonly rows: AsyncIterator<Row<string>>
  readonly reader: ReturnType<typeof readerOf>
}

export interface ImportWorker {
  /** Takes up the next import if there is one, or goes on with what is in hand, for some hundred lines. Whether there may be more to do. */
  step(): Promise<boolean>
  /** Leaves what is in hand to others. */
  close(): Promise<void>
}

/** Works on imports, one at a time, a part of a file per step. What was settled is never lost: another worker goes on behind it. */
export const workImports = (
  imports: ImportPorts,
  files: ImportFiles,
  ports: Pick<Ports, 'standing' | 'rows'>,
  journal: Journal<SourcingEvent>,
  { worker, now }: { readonly worker: string; readonly now: () => Date },
): ImportWorker => {
  let open: Open | undefined
  const failures = new Map<string, number>()

  const leave = async (): Promise<void> => {
    const { rows } = open ?? {}
    open = undefined
    await rows?.return?.()
  }
  const end = async (job: ImportJob, status: 'done' | 'cancelled' | 'failed', trouble: string | null = null) => {
    await leave()
    await imports.finish(worker, job.importId, status, trouble)
    await files.forget(job.importId)
  }

  const openNext = async (): Promise<Open | undefined> => {
    const job = await imports.claim(worker)
    if (job === undefined) return undefined
    const source = async function* () {
      const stream = await files.read(job.importId)
      if (stream === undefined) throw new FileGone()
      yield* stream
    }
    const table = { kind: job.format, source, ...(job.encoding === null ? {} : { encoding: job.encoding }) }
    const columns = job.kind === 'receipts' ? receiptColumns : supplierColumns
    try {
      const { rows } = await readTable<string>(table, columns)
      return { job, rows: rows[Symbol.asyncIterator](), reader: readerOf(imports, ports, job) }
    } catch (error) {
      if (error instanceof FileGone) await end(job, 'failed', 'file-gone')
      else if (error instanceof UnreadableTable) await end(job, 'failed', error.code)
      else {
        await imports.release(worker)
        throw error
      }
      return undefined
    }
  }

  /** The next lines, without those that were settled before. */
  const nextRows = async ({ job, rows, reader }: Open): Promise<{ some: Row<string>[]; over: boolean }> => {
    const some: Row<string>[] = []
    while (some.length < linesPerStep) {
      const next = await rows.next()
      if (next.done) return { some, over: true }
      if (next.value.line > job.lastLine) some.push(next.value)
      // Settled before, but equal lines are counted from the beginning of the file.
      else if (next.value.trouble === undefined) await reader.read(next.value, job.happenedAt)
    }
    return { some, over: false }
  }

  const settle = async ({ job, reader }: Open, rows: readonly Row<string>[]): Promise<Outcome[]> => {
    const recordedAt = now().toISOString()
    const outcomes: Outcome[] = []
    const candidates: Candidate[] = []
    reader.refresh()
    for (const row of rows) {
      const said = row.trouble ?? (await reader.read(row, recordedAt))
      if (typeof said === 'string')
        outcomes.push({ line: row.line, became: 'refused', cells: row.original, code: said })
      else candidates.push(said)
    }
    return [...outcomes, ...(await writeBatch(imports, journal, job, candidates, recordedAt))]
  }

  const work = async (): Promise<boolean> => {
    open ??= await openNext()
    if (open === undefined) return false
    const { job } = open
    const { some, over } = await nextRows(open)
    const last = some.at(-1)
    if (last !== undefined) {
      const outcomes = await settle(open, some)
      const count = (became: Outcome['became']) => outcomes.filter((each) => each.became === became).length
      const bad = outcomes.flatMap((each): BadLine[] =>
        each.became === 'refused' ? [{ line: each.line, cells: each.cells, code: each.code }] : [],
      )
      const inOtherFiles = outcomes.flatMap((each): BadLine[] =>
        each.became === 'in-another-file' ? [{ line: each.line, cells: each.cells, code: 'recorded-before' }] : [],
      )
      const thereBefore = count('there-before') + inOtherFiles.length
      const counted = { accepted: count('accepted'), thereBefore, bad, inOtherFiles }
      const next = await imports.advance(worker, job.importId, {
        lastLine: last.line,
        bytesDone: last.bytes,
        ...counted,
      })
      if (next === 'lost') await leave()
      if (next === 'cancel') await end(job, 'cancelled')
      if (next !== 'go-on') return true
    }
    if (over) await end(job, 'done')
    return true
  }

  return {
    step: async () => {
      try {
        return await work()
      } catch (error) {
        const { job } = open ?? {}
        await leave()
        if (job === undefined) throw error
        const times = (failures.get(job.importId) ?? 0) + 1
        failures.set(job.importId, times)
        if (times >= mostFailures) {
          failures.delete(job.importId)
          await end(job, 'failed', 'internal-error')
        } else await imports.release(worker)
        throw error
      }
    },
    close: async () => {
      await leave()
      await imports.release(worker)
    },
  }
}
