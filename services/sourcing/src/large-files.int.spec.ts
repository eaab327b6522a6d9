import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { startImporting } from './test-imports.ts'

const { clerk, badLines } = await startImporting()
const megabyte = 1_000_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What the process holds at most while something is under way, above what it held before; `collect`: without garbage, seldom. */
const growth = async (work: () => Promise<void>, collect = false): Promise<number> => {
  const held = () => {
    if (collect) collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / megabyte
  }
  const before = held()
  let most = before
  const timer = setInterval(
    () => {
      most = Math.max(most, held())
    },
    collect ? 2_000 : 5,
  )
  await work()
  clearInterval(timer)
  return most - before
}

/** A file that is made while it is sent: nobody holds it. */
const endless = (megabytes: number, piece: Uint8Array<ArrayBuffer>, sent: { megabytes: number }, first = '') =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(Buffer.from(first))),
    pull: (controller) => {
      if (sent.megabytes >= megabytes) return controller.close()
      sent.megabytes += 1
      controller.enqueue(piece)
    },
  })

const piece = new Uint8Array(Buffer.from(`${'x'.repeat(99)}\n`.repeat(megabyte / 100)))
const headers = () => ({ 'content-type': 'text/csv', 'idempotency-key': randomUUID() })

it('a file of 200 MB is refused as soon as that is known: by what it says of itself, or once it is too long', async () => {
  const sent = { megabytes: 0 }
  const grown = await growth(async () => {
    await clerk.raw('POST', '/imports?kind=receipts', { headers: headers(), body: endless(200, piece, sent) }).then(
      ({ status, body }) => expect([status, body.code]).toEqual([413, 'file-too-large']),
      // The connection may end while the client still sends; that it was refused is what counts.
      (error: Error) => expect(String(error.cause ?? error)).toMatch(/ECONNRESET|EPIPE|other side closed|terminated/),
    )
  })
  expect(sent.megabytes).toBeGreaterThan(49)
  expect(sent.megabytes).toBeLessThan(150)
  expect(grown).toBeLessThan(60)
  expect((await clerk.get('/imports').expectStatus(200)).body.items).toEqual([])
}, 60_000)

it('the largest file that is taken is reported line by line, and is never held as a whole', async () => {
  const sent = { megabytes: 0 }
  const lines = new Uint8Array(Buffer.from(`${'x'.repeat(19_995)};1;1\n`.repeat(megabyte / 20_000)))
  const file = endless(49, lines, sent, 'Fournisseur;Poids;Prix\n')
  let importId = ''
  const grown = await growth(async () => {
    const { body } = await clerk
      .raw('POST', '/imports?kind=receipts', { headers: headers(), body: file })
      .expectStatus(202)
    importId = body.importId
    const told = { status: 'done', lines: 2_450, refused: 2_450, accepted: 0 }
    const shown = async () => (await clerk.get(`/imports/${importId}`)).body
    await until(async () => (await shown()).status === 'done', { what: 'the import is over', timeoutMs: 200_000 })
    expect(await shown()).toMatchObject(told)
  }, true)
  expect(await badLines(importId)).toHaveLength(2_451)
  expect(grown).toBeLessThan(100)
}, 240_000)
