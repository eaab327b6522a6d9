import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { cpuSeconds } from '../lab/cpu.ts'
import { findProgram, run } from '../lab/program.ts'
import type { ServiceProcess } from '../lab/service-process.ts'
import type { LabSection } from '../report/section.ts'
import { type Burst, figuresOf } from './figures.ts'
import { loadGenerator, sendReceipts } from './load.ts'
import { clerk, organisation, receiptBody, receiptCommit } from './receipt.ts'
import { pgbenchScript, statementOf } from './same-writes.ts'
import { registerSupplier } from './supplier.ts'

const clients = 16

/** The reference is only one as long as it is what the service does: PostgreSQL knows the beginning of its last statements. */
const mustBeWhatTheServiceDoes = async (database: pg.Client, text: string): Promise<void> => {
  const { rows } = await database.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'fibula-sourcing' AND query LIKE 'WITH s0%'`,
  )
  const [last] = rows
  if (!last || !text.startsWith(last.query))
    throw new Error(
      `sourcing commits otherwise than the bench believes; mend receipts/receipt.ts:\n${last?.query}\n${text}`,
    )
}

export const receipts: LabSection = async (lab, { runs, scale, say }) => {
  const pgbench = findProgram('pgbench')
  const seconds = Math.max(1, Math.round(8 * scale))
  const token = await lab.tokenOf(clerk)
  const paused = await lab.service('sourcing', {
    database: await lab.database('paused', 'sourcing'),
    env: { RELAY: 'paused' },
  })
  const onUrl = await lab.database('relayed', 'sourcing')
  const on = await lab.service('sourcing', { database: onUrl })
  const onDatabase = new pg.Client({ connectionString: onUrl })
  await onDatabase.connect()
  const folder = mkdtempSync(join(tmpdir(), 'fibula-bench-'))
  try {
    const senders = new Map<ServiceProcess, (seconds: number) => Promise<number>>()
    for (const service of [paused, on]) {
      const body = JSON.stringify(receiptBody(await registerSupplier(service.url, token)))
      senders.set(service, (duration) =>
        sendReceipts({ url: `${service.url}/receipts`, token, body, prefix: randomUUID(), seconds: duration, clients }),
      )
    }
    const send = (service: ServiceProcess, duration: number) =>
      (senders.get(service) as (seconds: number) => Promise<number>)(duration)
    const drained = async (): Promise<void> => {
      while ((await onDatabase.query('SELECT 1 FROM fibula.outbox LIMIT 1')).rowCount !== 0) await pause(50)
    }

    const supplier = randomUUID()
    const statement = await statementOf(receiptCommit(supplier))
    const reference = await prepareReference(await lab.database('pgbench', 'sourcing'), folder, statement, supplier)
    const bench = async (duration: number): Promise<number> => {
      if (!pgbench) return Number.NaN
      const out = await run(pgbench, [
        '-n',
        '-M',
        'prepared',
        '-c',
        `${clients}`,
        '-j',
        '1',
        '-T',
        `${duration}`,
        ...reference.variables,
        '-f',
        reference.script,
        reference.url,
      ])
      const tps = /tps = ([\d.]+)/.exec(out)?.[1]
      if (tps === undefined || /failed: [1-9]/.test(out)) throw new Error(`pgbench did not work:\n${out}`)
      return Number(tps)
    }

    say('warming up')
    for (const service of [paused, on]) await send(service, Math.ceil(seconds / 2))
    await mustBeWhatTheServiceDoes(onDatabase, statement.text)
    await bench(Math.ceil(seconds / 2))
    await drained()
    const postgres = lab.postgresPid()
    const burst = async (pids: readonly number[], work: () => Promise<number>): Promise<Burst> => {
      const before = postgres === undefined ? undefined : cpuSeconds([postgres, ...pids])
      const rate = await work()
      const after = postgres === undefined ? undefined : cpuSeconds([postgres, ...pids])
      const spent = before === undefined || after === undefined ? undefined : after - before
      return { rate, perCpuSecond: spent === undefined ? undefined : (rate * seconds) / spent }
    }
    const found = { pgbench: [] as Burst[], paused: [] as Burst[], on: [] as Burst[] }
    const told = (bursts: readonly Burst[]): string => `${Math.round(bursts.at(-1)?.rate ?? 0)}/s`
    for (let index = 0; index < runs; index++) {
      if (pgbench) found.pgbench.push(await burst([], () => bench(seconds)))
      found.paused.push(await burst([paused.pid], () => send(paused, seconds)))
      found.on.push(await burst([on.pid], () => send(on, seconds)))
      await drained()
      say(
        `run ${index + 1}: pgbench ${told(found.pgbench)}, relay paused ${told(found.paused)}, relay running ${told(found.on)}`,
      )
    }
    const note = `${clients} clients, ${seconds} s a run, load by ${loadGenerator()}; pgbench -M prepared with the store's own statement, its values bound as parameters at each execution`
    return figuresOf(found, note)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await onDatabase.end()
    await paused.stop()
    await on.stop()
  }
}

const prepareReference = async (
  url: string,
  folder: string,
  statement: Awaited<ReturnType<typeof statementOf>>,
  supplier: string,
) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
  // The database asks of each receipt that its supplier is there, at the version that was known.
  await client.query(
    `INSERT INTO supplier (id, version, organisation_id, kind, name) VALUES ($1, 1, $2, 'refiner', 'Bench')`,
    [supplier, organisation],
  )
  await client.end()
  const script = join(folder, 'receipt.sql')
  const newId = Number(rows[0]?.server_version_num) >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()'
  const { text, variables } = pgbenchScript(statement, newId)
  writeFileSync(script, text)
  return { url, script, variables: Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]) }
}
