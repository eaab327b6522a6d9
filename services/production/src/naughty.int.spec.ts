import { randomUUID } from 'node:crypto'
import { naughtyTexts } from '@fibula/testing'
import { expect, it } from 'vitest'
import { grams, handedOver, orderWithMetal, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
/** What JSON and the database keep, and fits a field of that length. */
const upTo = (longest: number, every = 4): string[] =>
  naughtyTexts(every).filter(
    (text) => text.length > 0 && [...text].length <= longest && !text.includes('\0') && text.isWellFormed(),
  )

it('names of designs come back letter by letter in every language, and are found', async () => {
  for (const text of upTo(200)) {
    const body = { names: { fr: text, ar: text, zgh: text, en: text }, technique: 'handcrafted' }
    const { designId } = (await clerk.post('/designs', body).expectStatus(201)).body
    expect((await clerk.get(`/designs/${designId}`).expectStatus(200)).body.names).toEqual(body.names)
    const found = await clerk.get(`/designs?limit=100&name=${encodeURIComponent(text)}`)
    const shown = found.body.items.map((one: { names: { fr: string } }) => one.names.fr)
    // A single letter is in more names than one page shows.
    if (found.body.next === null) expect(shown).toContain(text)
  }
}, 240_000)

it('what an order is for, its notes, and the reason of a blocked step come back letter by letter', async () => {
  for (const text of upTo(200)) {
    const orderId = await placed(clerk, { design: text, notes: text })
    await lead.post(`/orders/${orderId}/steps/0`, { status: 'blocked', reason: text }).expectStatus(201)
    const { design, notes, plan } = (await clerk.get(`/orders/${orderId}`).expectStatus(200)).body
    expect([design, notes, plan[0].reason]).toEqual([text, text, text])
  }
  const waits = String((await clerk.get('/waits?format=csv&lang=fr').expectStatus(200)).body)
  // Nothing that a spreadsheet would run.
  expect(waits.split('\r\n').filter((line) => /(^|;)"?[=@]/.test(line))).toEqual([])
}, 240_000)

it('serial numbers, the reason of a refusal and of a cancellation come back letter by letter, or are refused', async () => {
  const orderId = await orderWithMetal(service, clerk, lead, 900_000_000)
  for (const text of upTo(200, 12)) {
    const handOverId = await handedOver(service, { orderId, micrograms: 1_000_000 })
    const refused = await lead.post(`/hand-overs/${handOverId}/refuse`, { reason: text }).expectStatus(200)
    expect(refused.body.reason).toBe(text)
    const cancelled = await placed(clerk)
    await clerk.post(`/orders/${cancelled}/cancel`, { reason: text }).expectStatus(200)
    expect((await clerk.get(`/orders/${cancelled}`)).body.cancelledBecause).toBe(text)
    const pieceId = randomUUID()
    const piece = { pieceId, serial: text, weighed: grams('0.1'), title: 9_250 }
    const finished = await lead.post(`/orders/${orderId}/pieces`, piece)
    expect(finished.status === 201 || finished.status === 400, JSON.stringify(finished.body)).toBe(true)
    const { pieces } = (await lead.get(`/orders/${orderId}`).expectStatus(200)).body
    const shown = pieces.find((each: { pieceId: string }) => each.pieceId === pieceId)
    expect(shown?.serial).toBe(finished.status === 201 ? text : undefined)
  }
}, 240_000)
