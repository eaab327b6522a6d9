import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { traceability } from './service.ts'
import { history, ids } from './test-history.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const inspector = await service.person('programme-office', 'inspector')
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
const stranger = await service.person('atelier-anezi', 'workshop')
const fine = (grossMicrograms: number): string => String(BigInt(grossMicrograms) * 9_250n)

let beforeSales = ''
beforeAll(async () => {
  const posted = async () =>
    (await service.database.pool.query(`SELECT 1 FROM ledger_fact WHERE kind IN ('order-closed', 'returned')`)).rowCount
  const [made, sold] = [
    history.filter(({ service: from }) => from !== 'sales'),
    history.filter(({ service: from }) => from === 'sales'),
  ]
  for (const { service: from, streamId, fact } of made) await service.tell(from, streamId, fact)
  await until(async () => (await posted()) === 1, { what: 'the closing' })
  beforeSales = new Date().toISOString()
  await until(() => new Date().toISOString() > beforeSales)
  for (const { service: from, streamId, fact } of sold) await service.tell(from, streamId, fact)
  await until(async () => (await posted()) === 2, { what: 'the return' })
})

interface Position {
  readonly account: { readonly owner: string; readonly possessor: string; readonly kind: string; readonly id: string }
  readonly grossMicrograms: number
  readonly content: { readonly Ag: string }
}
const positions = async (person: typeof inspector, query = ''): Promise<Position[]> =>
  (await person.get(`/ledger/positions?limit=100${query}`).expectStatus(200)).body.items
const shown = (all: Position[]) =>
  all.map(({ account, grossMicrograms, content }) => [account.kind, account.id, grossMicrograms, content.Ag])

describe('positions', () => {
  it('say where every microgram is, and sum to nothing', async () => {
    const all = await positions(inspector)
    expect(all.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)).toBe(0)
    expect(all.reduce((sum, { content }) => sum + BigInt(content.Ag), 0n)).toBe(0n)
    expect(shown(all.filter(({ account }) => account.kind === 'stock'))).toEqual([
      ['stock', ids.lotA, 50_000_000, fine(50_000_000)],
      ['stock', ids.sprue, 40_000_000, fine(40_000_000)],
    ])
  })

  it('by lot, order, workshop, cooperative and supplier', async () => {
    expect(shown(await positions(clerk, `&lotId=${ids.lotA}`))).toEqual([
      ['stock', ids.lotA, 50_000_000, fine(50_000_000)],
    ])
    expect(shown(await positions(clerk, `&orderId=${ids.order}`))).toEqual([
      ['loss', ids.order, 2_000_000, fine(2_000_000)],
    ])
    expect(shown(await positions(clerk, `&supplierId=${ids.supplierA}`))).toEqual([
      ['supplier', ids.supplierA, -200_000_000, `-${fine(200_000_000)}`],
    ])
    const kinds = (await positions(inspector, '&workshopId=atelier-amal')).map(({ account }) => account.kind)
    expect(kinds.sort()).toEqual(['loss', 'piece', 'stock'])
    expect(await positions(inspector, '&cooperativeId=coop-taroudant')).toEqual([])
  })

  it('at an earlier moment, by what was recorded until then', async () => {
    const [piece] = await positions(inspector, `&id=${ids.pieceOne}&at=${beforeSales}`)
    expect(piece).toMatchObject({ account: { kind: 'piece', possessor: 'atelier-amal' }, grossMicrograms: 105_000_000 })
    const now = await positions(inspector, `&id=${ids.pieceOne}`)
    expect(shown(now)).toEqual([
      ['loss', ids.pieceOne, 10_000, fine(10_000)],
      ['piece', ids.pieceOne, 104_990_000, fine(104_990_000)],
    ])
    expect(await positions(inspector, '&at=2020-01-01T00:00:00.000Z')).toEqual([])
  })

  it('are seen by who owns or has the metal, and by nobody else', async () => {
    expect((await positions(clerk)).length).toBeGreaterThan(5)
    expect((await positions(lead)).every(({ account }) => account.possessor === 'atelier-amal')).toBe(true)
    expect(await positions(stranger)).toEqual([])
    await stranger.get('/metal-accounts/atelier-amal').expectStatus(404)
    expect((await stranger.get('/ledger/entries')).body.items).toEqual([])
    expect((await stranger.get('/ledger/mass-balance')).body.items).toEqual([])
  })

  it('page by page, all of them once', async () => {
    const seen: Position[] = []
    let query = 'limit=3'
    for (;;) {
      const { body } = await inspector.get(`/ledger/positions?${query}`).expectStatus(200)
      seen.push(...body.items)
      if (body.next === null) break
      query = `limit=3&cursor=${body.next}`
    }
    expect(shown(seen)).toEqual(shown(await positions(inspector)))
  })

  it('as a table, in grams', async () => {
    const reply = await clerk.get('/ledger/positions?format=csv&lang=fr')
    expect(String(reply.body).split('\r\n')[0]).toContain('Argent fin (g)')
    expect(String(reply.body)).toContain(';50;46.2500000000;')
  })
})

describe('the mass balance', () => {
  interface Row extends Record<string, unknown> {
    readonly holder: string
    readonly component: string
    readonly proven: boolean
  }
  const balance = async (query = ''): Promise<Row[]> =>
    (await inspector.get(`/ledger/mass-balance${query}`).expectStatus(200)).body.items

  it('of a period proves itself for every holder and element', async () => {
    const rows = await balance()
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ proven }) => proven)).toBe(true)
    const of = (holder: string) => rows.find((row) => row.holder === holder && row.component === 'Ag')
    expect(of('coop-tiznit')).toMatchObject({
      ...{ opening: '0', received: fine(300_000_000), sold: '0', lost: '0', closing: fine(50_000_000) },
    })
    expect(of('atelier-amal')).toMatchObject({ lost: fine(2_000_000), closing: fine(40_000_000 + 103_000_000) })
    const sum = (figure: string) => rows.reduce((all, row) => all + BigInt(String(row[figure])), 0n)
    expect(sum('in')).toBe(sum('out'))
  })

  it('goes on where the period before ended', async () => {
    const [before, after] = [await balance(`?to=${beforeSales}`), await balance(`?from=${beforeSales}`)]
    for (const row of after) {
      const earlier = before.find(({ holder, component }) => holder === row.holder && component === row.component)
      expect(row.opening).toBe(earlier?.closing ?? '0')
      expect(row.proven).toBe(true)
    }
    expect(after.length).toBeGreaterThan(0)
  })
})

describe('the metal account of a workshop', () => {
  it('says what came, what is there, and what of the allowance was used', async () => {
    const { body } = await lead.get('/metal-accounts/atelier-amal').expectStatus(200)
    const [balance] = body.balances
    expect(balance).toMatchObject({ owner: 'coop-tiznit', opening: { grossMicrograms: 0 } })
    const sum = body.items.reduce((all: number, line: { grossMicrograms: number }) => all + line.grossMicrograms, 0)
    expect(balance.closing.grossMicrograms).toBe(balance.opening.grossMicrograms + sum)
    expect(body.allowances).toEqual([
      expect.objectContaining({ orderId: ids.order, lossFine: fine(2_000_000), allowanceFine: '57720000000' }),
    ])
    expect(body.allowance.savedFine).toBe(String(57_720_000_000n - BigInt(fine(2_000_000))))
    expect((await clerk.get('/metal-accounts')).body.items).toEqual([
      expect.objectContaining({ workshopId: 'atelier-amal', openOrders: 0 }),
    ])
  })

  it('prints in three languages', async () => {
    for (const [lang, title] of [
      ['fr', 'Compte métal'],
      ['ar', 'حساب المعدن'],
      ['en', 'Metal account'],
    ]) {
      const page = await lead.get(`/metal-accounts/atelier-amal/document?lang=${lang}`)
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(String(page.body)).toContain(title)
    }
  })

  it('is signed, and anybody can check it with the script of docs/metal-account.md', async () => {
    const signed = String((await lead.get('/metal-accounts/atelier-amal/document?format=jws')).body)
    const guide = readFileSync(new URL('../../../docs/metal-account.md', import.meta.url), 'utf8')
    const script = /```js\n(.*?)```/s.exec(guide)?.[1] ?? ''
    const folder = mkdtempSync(join(tmpdir(), 'fibula-statement-'))
    writeFileSync(join(folder, 'check.mjs'), script)
    const check = (document: string): string => {
      writeFileSync(join(folder, 'account.jws'), document)
      // The service runs in this process: the keys are saved first, as somebody without a network has them.
      writeFileSync(join(folder, 'keys.json'), JSON.stringify(published))
      return execFileSync(process.execPath, ['check.mjs', 'account.jws', 'keys.json'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      })
    }
    const published = (await lead.get('/.well-known/jwks.json')).body
    expect(check(signed)).toContain('atelier-amal')
    const [head, body = '', signature] = signed.split('.')
    const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('2000000', '1000000')).toString(
      'base64url',
    )
    expect(() => check(`${head}.${changed}.${signature}`)).toThrow()
  })
})

it('open accounts and what waits are empty where all is settled', async () => {
  expect((await inspector.get('/ledger/open-accounts')).body.items).toEqual([])
  expect((await inspector.get('/ledger/unreconciled')).body.items).toEqual([])
})

it('losses stand against what the norm allowed, by technique', async () => {
  const { body } = await clerk.get('/ledger/losses').expectStatus(200)
  expect(body.items).toEqual([
    expect.objectContaining({ workshopId: 'atelier-amal', orders: 1, lossFine: fine(2_000_000), beyond: 0 }),
  ])
})

it('every line of every movement is shown, and those of a movement sum to nothing', async () => {
  const { body } = await inspector.get('/ledger/entries?limit=100').expectStatus(200)
  const sums = new Map<string, number>()
  for (const { movement, grossMicrograms } of body.items)
    sums.set(movement, (sums.get(movement) ?? 0) + grossMicrograms)
  expect(sums.size).toBeGreaterThan(5)
  expect([...sums.values()].every((sum) => sum === 0)).toBe(true)
})
