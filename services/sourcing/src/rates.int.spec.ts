import { expect, it } from 'vitest'
import { startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })
const set = (from: string, amountMinor: number, element = 'Ag') =>
  clerk.send('PUT', `/metal-rates/${element}/${from}`, { perKilogram: mad(amountMinor), source: 'London fixing' })

it('a rate is in force from its day until the next; the first of an element is the one that counts', async () => {
  for (const [from, amount] of [
    ['2026-10-01', 951_235],
    ['2026-10-20', 960_000],
    ['2026-10-10', 955_500],
  ] as const)
    expect(await set(from, amount)).toMatchObject({ status: 200, body: { from, perKilogram: mad(amount) } })
  await set('2026-10-05', 42_000_000, 'Au')
  const on = async (day: string) =>
    (await clerk.get(`/metal-rates?element=Ag&on=${day}&limit=1`)).body.items.map(
      (rate: { perKilogram: { amountMinor: number } }) => rate.perKilogram.amountMinor,
    )
  expect(await on('2026-09-30')).toEqual([])
  expect(await on('2026-10-09')).toEqual([951_235])
  expect(await on('2026-10-10')).toEqual([955_500])
  expect(await on('2026-12-31')).toEqual([960_000])
})

it('a day may be said again, and told so by one event each; the same again changes nothing', async () => {
  await set('2026-11-01', 1)
  expect(await set('2026-11-01', 970_000)).toMatchObject({ status: 200, body: { perKilogram: mad(970_000) } })
  expect(await set('2026-11-01', 970_000)).toMatchObject({ status: 409, body: { code: 'rate-is-that-already' } })
  expect(await set('2026-11-02', 0)).toMatchObject({ status: 422, body: { code: 'rate-is-zero' } })
  const told = await service.database.pool.query(
    `SELECT data->'perKilogram'->>'amountMinor' AS amount FROM fibula.event
     WHERE type = 'sourcing.metal-rate-set' AND data->>'from' = '2026-11-01' ORDER BY stream_version`,
  )
  expect(told.rows.map(({ amount }) => Number(amount))).toEqual([1, 970_000])
})

it('pages walk through all of them once, and another cooperative sees none', async () => {
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const { body } = await clerk.get(`/metal-rates?limit=2${next === '' ? '' : `&cursor=${next}`}`)
    seen.push(...body.items.map(({ rateId }: { rateId: string }) => rateId))
    next = body.next
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
  const other = await service.person('coop-taroudant', 'clerk')
  expect((await other.get('/metal-rates')).body.items).toEqual([])
})
