import { randomUUID } from 'node:crypto'
import { sourcing } from '@fibula/contracts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VersionConflict } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { commitOf } from './test-facts.ts'

const { pool } = await storeDatabase()
const store = createStore({ pool, service: 'sourcing' })

interface State {
  readonly version: number
  readonly gross: string
}

const load = async (id: string): Promise<State> =>
  (await pool.query<State>('SELECT version, gross FROM lot WHERE id = $1', [id])).rows[0] ?? { version: 0, gross: '0' }

/** Load, decide, commit; again while another was first. */
const add = async (id: string, amounts: readonly number[]): Promise<void> => {
  for (;;) {
    const state = await load(id)
    let gross = Number(state.gross)
    const events = amounts.map((amount) => {
      gross += amount
      return sourcing.lotAccepted.write({ lotId: id, grossMicrograms: gross, fine: String(amount) })
    })
    try {
      await store.commit(
        commitOf({ table: 'lot', id, expectedVersion: state.version, values: { status: 's', gross }, events }),
      )
      return
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error
    }
  }
}

it('state is the fold of its events, whatever ran at the same time', async () => {
  const amounts = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 4 })
  const commands = fc.array(fc.record({ stream: fc.nat(2), amounts }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(commands, async (given) => {
      const ids = [randomUUID(), randomUUID(), randomUUID()]
      await Promise.all(given.map((command) => add(ids[command.stream]!, command.amounts)))
      for (const [stream, id] of ids.entries()) {
        const history = await store.history(id)
        const due = given.filter((command) => command.stream === stream).flatMap((command) => command.amounts)
        const state = await load(id)
        expect(history.map((event) => event.streamVersion)).toEqual(due.map((_, index) => index + 1))
        const folded = history.reduce((sum, event) => sum + Number((event.data as { fine: string }).fine), 0)
        expect({ version: history.length, gross: String(folded) }).toEqual(state)
        expect(folded).toBe(due.reduce((sum, amount) => sum + amount, 0))
        let running = 0
        for (const event of history) {
          const data = event.data as { fine: string; grossMicrograms: number }
          running += Number(data.fine)
          expect(data.grossMicrograms).toBe(running) // each was decided on all that came before it
        }
      }
    }),
    { numRuns: 40 },
  )
})
