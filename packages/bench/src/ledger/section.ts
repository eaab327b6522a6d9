import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { cpuSeconds } from '../lab/cpu.ts'
import type { ServiceProcess } from '../lab/service-process.ts'
import { loadGenerator, sendReceipts } from '../receipts/load.ts'
import { clerk, organisation, receiptBody } from '../receipts/receipt.ts'
import { registerSupplier } from '../receipts/supplier.ts'
import type { Figure } from '../report/figure.ts'
import type { LabSection } from '../report/section.ts'

const clients = 16
/** So many lots take turns, so that two hand-overs seldom meet at one. */
const mostLots = 2_000

interface Side {
  readonly service: ServiceProcess
  readonly database: pg.Client
  readonly receipts: (seconds: number) => Promise<number>
  readonly handOvers: (seconds: number) => Promise<number>
}

/** What it costs to keep the ledger: the same service, the same requests, with and without posting what they move. */
export const ledger: LabSection = async (lab, { runs, scale, say }) => {
  const seconds = Math.max(1, Math.round(8 * scale))
  const token = await lab.tokenOf(clerk)
  const sideOf = async (name: string, keeps: 'on' | 'off'): Promise<Side> => {
    const url = await lab.database(name, 'sourcing')
    const service = await lab.service('sourcing', { database: url, env: { RELAY: 'paused', LEDGER: keeps } })
    const database = new pg.Client({ connectionString: url })
    await database.connect()
    const receipt = JSON.stringify(receiptBody(await registerSupplier(service.url, token)))
    const order = randomUUID()
    await database.query(
      `INSERT INTO known_order (id, owner_id, workshop_id, design) VALUES ($1, $2, 'atelier', 'Bench')`,
      [order, organisation],
    )
    const handOver = JSON.stringify({
      ...{ orderId: order, weighed: { value: '0.001', unit: 'g' }, halfWidth: { value: '0.01', unit: 'g' } },
    })
    let paths: readonly string[] | undefined
    const common = { token, clients }
    return {
      service,
      database,
      receipts: (duration) =>
        sendReceipts({
          ...common,
          url: `${service.url}/receipts`,
          body: receipt,
          prefix: randomUUID(),
          seconds: duration,
        }),
      handOvers: async (duration) => {
        // Of what the receipts before brought; nobody has to judge each lot for this.
        if (!paths) {
          const { rows } = await database.query<{ id: string }>(
            `UPDATE lot SET status = 'accepted' WHERE id IN (SELECT id FROM lot ORDER BY id LIMIT ${mostLots}) RETURNING id`,
          )
          paths = rows.map(({ id }) => `/lots/${id}/hand-overs`)
        }
        return sendReceipts({
          ...common,
          url: service.url,
          body: handOver,
          prefix: randomUUID(),
          seconds: duration,
          paths,
        })
      },
    }
  }
  const on = await sideOf('ledger_on', 'on')
  const off = await sideOf('ledger_off', 'off')
  try {
    say('warming up')
    for (const side of [on, off]) for (const send of [side.receipts, side.handOvers]) await send(Math.ceil(seconds / 2))
    await mustBePosted(on.database, off.database)
    const postgres = lab.postgresPid()
    const found = { receipts: kept(), handOvers: kept() }
    for (let index = 0; index < runs; index++) {
      // Who begins takes turns as well.
      const sides = index % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)
      for (const what of ['receipts', 'handOvers'] as const)
        for (const name of sides) {
          const side = name === 'on' ? on : off
          const spent = () => (postgres === undefined ? undefined : cpuSeconds([postgres, side.service.pid]))
          const before = spent()
          const rate = await side[what](seconds)
          const after = spent()
          found[what][name].push(rate)
          if (before !== undefined && after !== undefined)
            found[what].cpu[name].push((rate * seconds) / (after - before))
        }
      const told = (what: 'receipts' | 'handOvers') =>
        `${Math.round(found[what].on.at(-1) ?? 0)}/s with, ${Math.round(found[what].off.at(-1) ?? 0)}/s without`
      say(`run ${index + 1}: receipts ${told('receipts')}; hand-overs ${told('handOvers')}`)
    }
    const note = `${clients} clients, ${seconds} s a run, relay paused, load by ${loadGenerator()}; the same service without posting beside it, in turns`
    return {
      figures: [
        ...figuresOf('receipts over HTTP, with the ledger', found.receipts, note),
        ...figuresOf(`hand-overs over HTTP out of ${mostLots} lots, with the ledger`, found.handOvers, note),
      ],
    }
  } finally {
    for (const side of [on, off]) {
      await side.database.end()
      await side.service.stop()
    }
  }
}

const kept = () => ({ on: [] as number[], off: [] as number[], cpu: { on: [] as number[], off: [] as number[] } })

const figuresOf = (what: string, { on, off, cpu }: ReturnType<typeof kept>, note: string): Figure[] => {
  const common = { by: 'ratio', better: 'more' } as const
  const reference = (values: readonly number[]) => ({ name: 'without it', values })
  const rates: Figure = {
    ...common,
    unit: '/s',
    what,
    subject: on,
    reference: reference(off),
    aim: 0.8,
    bound: 0.8,
    note,
  }
  if (cpu.on.length === 0) return [rates]
  return [
    rates,
    { ...common, unit: '/CPU-s', what: `${what}, per second of CPU`, subject: cpu.on, reference: reference(cpu.off) },
  ]
}

/** It would be cheap to keep no ledger. */
const mustBePosted = async (on: pg.Client, off: pg.Client): Promise<void> => {
  const count = async (client: pg.Client, text: string) =>
    Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${text}`)).rows[0]?.n)
  const moving = await count(
    on,
    `fibula.event WHERE type IN ('sourcing.material-received', 'sourcing.metal-handed-over')`,
  )
  const posted = await count(on, 'fibula.entry')
  if (posted !== 2 * moving) throw new Error(`${moving} events that move metal have ${posted} entries`)
  if ((await count(off, 'fibula.entry')) > 0) throw new Error('the ledger is kept where it should not be')
}
