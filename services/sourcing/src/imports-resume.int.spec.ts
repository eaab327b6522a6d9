import { memoryBlobs } from '@fibula/media'
import { createStore, migrateDatabase, type Store, storeMigrations } from '@fibula/store'
import { folderHash, testDatabase } from '@fibula/testing'
import { expect, it } from 'vitest'
import { importFiles } from './app/imports/importFiles.ts'
import { workImports } from './app/imports/workImports.ts'
import { factOf } from './events/facts.ts'
import { importStore } from './store/imports.ts'
import { createPorts } from './store/ports.ts'

const migrations = new URL('../prisma/migrations/', import.meta.url)
const { pool } = await testDatabase({
  name: 'sourcing',
  fingerprint: await folderHash(storeMigrations, migrations),
  migrate: (url) => migrateDatabase({ url, directory: migrations.pathname }),
})
const store = createStore({ pool, service: 'sourcing' })
const ports = createPorts(pool)
const imports = importStore(pool)
const files = importFiles(memoryBlobs())
const ids = [
  '0197f3a0-0000-7000-8000-0000000000a1',
  '0197f3a0-0000-7000-8000-0000000000b2',
  '0197f3a0-0000-7000-8000-0000000000c3',
]
const worker = (index: number, over: Store = store) =>
  workImports(imports, files, ports, { store: over, factOf }, { worker: ids[index] ?? '', now: () => new Date() })

await pool.query(
  `INSERT INTO supplier (id, version, organisation_id, kind, name, papers) VALUES (gen_random_uuid(), 1, 'coop', 'comptoir', 'Tiznit', '[]')`,
)

const lines = 2_500
const text = (salt: string) =>
  `Supplier,Weight,Price,Invoice\n${Array.from({ length: lines }, (_, n) => (n % 10 === 9 ? `nobody,1,1,${salt}` : `Tiznit,${n + 1},1,${salt}`)).join('\n')}\n`
const good = lines * 0.9

let count = 0
const begin = async (salt: string, file = text(salt)): Promise<string> => {
  const importId = `0197f3a0-0000-7000-8000-${String(++count).padStart(12, '0')}`
  const bytes = new TextEncoder().encode(file)
  await files.keep(importId, { size: bytes.length, sha256: salt, stream: () => stream(bytes) })
  const at = new Date().toISOString()
  await imports.begin({
    ...{ importId, organisationId: 'coop', personId: 'clerk', kind: 'receipts', format: 'csv', encoding: null },
    ...{ fileName: null, sha256: salt, bytesTotal: bytes.length, happenedAt: at, askedAt: at },
    headings: ['Supplier', 'Weight', 'Price', 'Invoice'],
  })
  return importId
}
async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
const finish = async (working: ReturnType<typeof worker>) => {
  while (await working.step());
}
/** As if the process had been killed: nobody gives the lease back. */
const leaseEnds = () =>
  pool.query("UPDATE import SET leased_until = now() - interval '1 s' WHERE leased_until IS NOT NULL")

const expectExactly = async (importId: string, salt: string) => {
  expect(await imports.shown('coop', importId)).toMatchObject({
    status: 'done',
    accepted: good,
    thereBefore: 0,
    refused: lines - good,
  })
  const { rows } = await pool.query(
    `SELECT count(DISTINCT l.id)::int AS lots, sum(l.gross_micrograms)::float8 AS gross, count(r.id)::int AS receipts,
       (SELECT count(*)::int FROM fibula.event e JOIN import_line i ON i.thing_id = e.stream_id WHERE i.import_id = $1) AS events
     FROM lot l JOIN import_line i ON i.thing_id = l.id JOIN receipt r ON r.lot_id = l.id WHERE i.import_id = $1`,
    [importId],
  )
  const grams = Array.from({ length: lines }, (_, n) => (n % 10 === 9 ? 0 : n + 1)).reduce((sum, each) => sum + each, 0)
  expect(rows[0]).toEqual({ lots: good, receipts: good, events: good, gross: grams * 1_000_000 })
  const bad = await imports.badLines(importId, 'refused', 0, 10_000)
  expect(bad).toHaveLength(lines - good)
  expect(bad[0]).toEqual({ line: 11, cells: ['nobody', '1', '1', salt], code: 'supplier-unknown' })
  expect(await files.read(importId)).toBeUndefined()
}

/** A store that stops working at its n-th commit: before it, or after it was written and before anybody heard. */
const failing = (at: number, when: 'before' | 'after'): Store => {
  let commits = 0
  return {
    ...store,
    commit: async (commit) => {
      const now = ++commits === at
      if (now && when === 'before') throw new Error('killed')
      await store.commit(commit)
      if (now) throw new Error('killed')
    },
  }
}

it.each([
  [1, 'before'],
  [1, 'after'],
  [7, 'before'],
  [7, 'after'],
  [15, 'after'],
] as const)(
  'killed at commit %i, %s it was written: another goes on, and the lots are exactly right',
  async (at, when) => {
    const salt = `killed ${at} ${when}`
    const importId = await begin(salt)
    await expect(finish(worker(0, failing(at, when)))).rejects.toThrow('killed')
    await finish(worker(1))
    await expectExactly(importId, salt)
  },
)

it('equal lines are counted from the beginning of the file, also by another worker', async () => {
  const salt = 'twins'
  const twins = `Supplier,Weight,Price,Invoice\n${Array.from({ length: 1_200 }, () => `Tiznit,7,1,${salt}`).join('\n')}\n`
  const importId = await begin(salt, twins)
  await worker(0).step()
  await leaseEnds()
  await finish(worker(1))
  expect(await imports.shown('coop', importId)).toMatchObject({ accepted: 1_200, thereBefore: 0, refused: 0 })
  const again = await begin(`${salt} in another file`, twins)
  await finish(worker(1))
  expect(await imports.shown('coop', again)).toMatchObject({ accepted: 0, thereBefore: 1_200, inOtherFiles: 1_200 })
})

it('killed without a word: nobody touches it before its lease ends, then another goes on', async () => {
  const importId = await begin('lease')
  await worker(0).step()
  expect(await worker(1).step()).toBe(false)
  await leaseEnds()
  await finish(worker(1))
  await expectExactly(importId, 'lease')
})

it('one that was taken for dead and was not counts nothing twice', async () => {
  const importId = await begin('slow')
  const slow = worker(0)
  await slow.step()
  await leaseEnds()
  const other = worker(1)
  await other.step()
  await slow.step()
  expect(await slow.step()).toBe(false)
  await finish(other)
  await expectExactly(importId, 'slow')
})

it('two at once never work on the same file', async () => {
  const both = [await begin('left'), await begin('right')]
  const [left, right] = [worker(0), worker(1)]
  expect(await Promise.all([left.step(), right.step()])).toEqual([true, true])
  expect(await worker(2).step()).toBe(false)
  await Promise.all([finish(left), finish(right)])
  await expectExactly(both[0] ?? '', 'left')
  await expectExactly(both[1] ?? '', 'right')
})

it('one that closes lets another go on at once', async () => {
  const importId = await begin('closed')
  const leaving = worker(0)
  await leaving.step()
  await leaving.close()
  await finish(worker(1))
  await expectExactly(importId, 'closed')
})

it('a file that is gone, or that fails again and again, is put aside', async () => {
  const gone = await begin('gone')
  await files.forget(gone)
  await worker(0).step()
  expect(await imports.shown('coop', gone)).toMatchObject({ status: 'failed', trouble: 'file-gone' })
  const importId = await begin('broken')
  const broken = worker(0, { ...store, commit: async () => Promise.reject(new Error('broken')) })
  for (let time = 1; time <= 5; time++) await expect(broken.step()).rejects.toThrow('broken')
  expect(await broken.step()).toBe(false)
  expect(await imports.shown('coop', importId)).toMatchObject({
    status: 'failed',
    trouble: 'internal-error',
    accepted: 0,
  })
})

it('bad lines are forgotten a month after', async () => {
  const importId = await begin('old')
  await finish(worker(0))
  await imports.forget('2020-01-01T00:00:00.000Z')
  expect(await imports.badLines(importId, 'refused', 0, 1)).toHaveLength(1)
  await imports.forget('2100-01-01T00:00:00.000Z')
  expect(await imports.badLines(importId, 'refused', 0, 1)).toEqual([])
})
