import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { timeOrderedId } from '../lab/id.ts'
import type { ServiceProcess } from '../lab/service-process.ts'
import { residentMb } from '../memory/resident.ts'
import { clerk } from '../receipts/receipt.ts'
import type { LabSection } from '../report/section.ts'
import { expectedOf, receiptsFile } from './file.ts'

interface Told {
  readonly importId: string
  readonly status: string
  readonly accepted: number
  readonly thereBefore: number
  readonly refused: number
}

const suppliers = Array.from({ length: 20 }, (_, index) => `Comptoir ${index + 1}`)

const caller = (service: ServiceProcess, token: string) => {
  const authorization = `Bearer ${token}`
  const call = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(service.url + path, { ...init, headers: { authorization, ...init?.headers } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const post = (path: string, contentType: string, body: RequestInit['body']) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': contentType, 'idempotency-key': timeOrderedId() },
      body: body ?? null,
    })
  return {
    register: (name: string) => post('/suppliers', 'application/json', JSON.stringify({ kind: 'comptoir', name })),
    send: async (file: Uint8Array<ArrayBuffer>) => (await post('/imports?kind=receipts', 'text/csv', file)) as Told,
    told: async (importId: string) => (await call(`/imports/${importId}`)) as Told,
  }
}

const over = async (ask: () => Promise<Told>, seen: () => Promise<void> = async () => {}): Promise<Told> => {
  for (;;) {
    await seen()
    const told = await ask()
    if (told.status === 'done') return told
    if (told.status !== 'waiting' && told.status !== 'running') throw new Error(`the import ended as ${told.status}`)
    await pause(50)
  }
}

/** Every good line one lot, one receipt and one event, and every gram there. */
const mustBeExact = async (database: string, lines: number): Promise<void> => {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query<{ lots: number; grams: number; receipts: number; events: number }>(
    `SELECT count(*)::int AS lots, (sum(gross_micrograms) / 1000000)::float8 AS grams, (SELECT count(*)::int FROM receipt) AS receipts,
       (SELECT count(*)::int FROM fibula.event WHERE type = 'sourcing.material-received') AS events FROM lot`,
  )
  await client.end()
  const expected = expectedOf(lines)
  const found = JSON.stringify(rows[0])
  if (found !== JSON.stringify({ ...expected, receipts: expected.lots, events: expected.lots }))
    throw new Error(`the import left ${found} instead of ${JSON.stringify(expected)}`)
}

/** A file of receipts over HTTP: how long, how much memory, and what a kill in the middle leaves. */
export const imports: LabSection = async (lab, { runs, scale, say }) => {
  const lines = Math.max(500, Math.round(10_000 * scale))
  const token = await lab.tokenOf(clerk)
  const folder = mkdtempSync(join(tmpdir(), 'fibula-bench-imports-'))
  const found = { seconds: [] as number[], added: [] as number[], after: [] as number[] }
  try {
    for (let run = 1; run <= runs; run++) {
      const database = await lab.database('imports', 'sourcing')
      const env = { MEDIA_DIR: folder }
      const service = await lab.service('sourcing', { database, env })
      const { register, send, told } = caller(service, token)
      for (const name of suppliers) await register(name)
      const idle = await residentMb(service.pid)
      let most = idle
      const watch = async (): Promise<void> => {
        most = Math.max(most ?? Number.NaN, (await residentMb(service.pid)) ?? Number.NaN)
      }
      const began = performance.now()
      const { importId } = await send(receiptsFile(lines, suppliers, `${run}`))
      const end = await over(() => told(importId), watch)
      found.seconds.push((performance.now() - began) / 1_000)
      found.added.push((most ?? Number.NaN) - (idle ?? Number.NaN))
      await mustBeExact(database, lines)
      await service.stop()

      // Another database: killed without a word in the middle, started again, and the file sent again by somebody who saw nothing.
      const second = await lab.database('imports_killed', 'sourcing')
      const killed = await lab.service('sourcing', { database: second, env })
      const before = caller(killed, token)
      for (const name of suppliers) await before.register(name)
      const file = receiptsFile(lines, suppliers, `${run}`)
      const first = await before.send(file)
      while ((await before.told(first.importId)).accepted === 0) await pause(10)
      process.kill(killed.pid, 'SIGKILL')
      const again = await lab.service('sourcing', { database: second, env })
      const after = caller(again, token)
      const restarted = performance.now()
      const resent = await after.send(file)
      const both = [await over(() => after.told(resent.importId)), await over(() => after.told(first.importId))]
      found.after.push((performance.now() - restarted) / 1_000)
      await mustBeExact(second, lines)
      await again.stop()
      say(
        `run ${run}: ${lines} lines in ${found.seconds.at(-1)?.toFixed(1)} s, ${end.refused} refused, ${found.added.at(-1)?.toFixed(0)} MB more; killed and sent again: ${both.map(({ accepted, thereBefore }) => `${accepted} recorded, ${thereBefore} there before`).join('; ')}`,
      )
    }
    const common = { by: 'itself' as const, better: 'less' as const }
    return {
      figures: [
        {
          ...common,
          what: `import of ${lines.toLocaleString('en').replaceAll(',', ' ')} receipts`,
          ...{ unit: ' s', subject: found.seconds, aim: 20, bound: 40 },
          note: 'CSV over HTTP, from the first byte sent to the last line settled, relay running; one line in a hundred is bad. Checked each time: every good line is one lot, one receipt and one event, every gram is there',
        },
        {
          ...common,
          what: 'import, memory more than idle',
          ...{ unit: ' MB', subject: found.added, aim: 100, bound: 150 },
          note: 'resident memory of the service, its highest while the file is imported, less what it was before',
        },
        {
          ...common,
          what: 'import killed in the middle and sent again',
          ...{ unit: ' s', subject: found.after },
          note: 'kill -9 of the service, from the second sending until both imports are done, the lease of the dead process of 30 s included; the lots are exactly those of one sending',
        },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
