import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from './catalog.ts'
import type { EventEnvelope } from './envelope.ts'
import { ContractError } from './event.ts'
import { fromMessage, readMessage, toMessage } from './wire.ts'

const sample = (type: string, version = catalog.get(type)?.version ?? 1): unknown =>
  JSON.parse(readFileSync(new URL(`../samples/${type}/v${version}.json`, import.meta.url), 'utf8'))

const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const envelope = fc
  .record({
    id: fc.uuid(),
    type: fc.constantFrom(...catalog.keys()),
    streamId: fc.uuid(),
    streamVersion: fc.integer({ min: 1, max: 1_000_000 }),
    happenedAt: instant,
    recordedAt: instant,
    organisationId: fc.constantFrom('coop-tiznit', 'atelier-amal'),
    personId: fc.constantFrom('clerk-tiznit', 'lead-amal'),
  })
  .map((fields): EventEnvelope => {
    const contract = catalog.get(fields.type)
    return {
      ...fields,
      source: `/fibula/${contract?.service}`,
      dataVersion: contract?.version ?? 1,
      data: sample(fields.type),
    }
  })

describe('an event on the wire', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(envelope, (event) => {
        expect(fromMessage(toMessage(event))).toEqual(event)
      }),
    )
  })

  it('carries trace and chain when it has them', () => {
    const [event] = fc.sample(envelope, 1) as [EventEnvelope]
    const sealed = {
      ...event,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      chainSequence: 7,
      chainHash: 'ab'.repeat(32),
    }
    expect(fromMessage(toMessage(sealed))).toEqual(sealed)
    expect(toMessage(sealed)).toMatchObject({
      key: event.streamId,
      headers: { ce_specversion: '1.0', ce_chainsequence: '7' },
    })
  })

  it.each([...catalog].flatMap(([type, { shapes }]) => [...shapes.keys()].map((version) => [type, version] as const)))(
    'tells the data of %s v%i as text, too: as it came, unless reading changes it',
    (type, version) => {
      const [any] = fc.sample(envelope, 1) as [EventEnvelope]
      const message = toMessage({ ...any, type, dataVersion: version, data: sample(type, version) })
      const { event, json } = readMessage(message)
      expect(JSON.parse(new TextDecoder().decode(json))).toEqual(event.data)
      expect(json === message.value).toBe(version === catalog.get(type)?.version)
    },
  )

  it('leaves out of the text what some put in front of it', () => {
    const [any] = fc.sample(envelope, 1) as [EventEnvelope]
    const message = toMessage(any)
    const { event, json } = readMessage({ ...message, value: new Uint8Array([0xef, 0xbb, 0xbf, ...message.value]) })
    expect(event).toEqual(any)
    expect([...json]).toEqual([...message.value])
  })

  it('names things in small letters in the text, too', () => {
    const lotId = '01999999-AAAA-7AAA-8AAA-AAAAAAAAAAAA'
    const [any] = fc.sample(envelope, 1) as [EventEnvelope]
    const type = 'sourcing.lot-accepted'
    const data = { ...(sample(type) as object), lotId }
    const { json } = readMessage(toMessage({ ...any, type, dataVersion: 1, data }))
    expect(new TextDecoder().decode(json)).toContain(lotId.toLowerCase())
  })

  const [event] = fc.sample(envelope, { numRuns: 1, seed: 1 }) as [EventEnvelope]
  const message = toMessage(event)
  it.each([
    ['no headers', { ...message, headers: {} }, /headers ce_id/],
    [
      'an unknown type',
      { ...message, headers: { ...message.headers, ce_type: 'sourcing.unheard-of' } },
      /unknown here/,
    ],
    [
      'a version that is no number',
      { ...message, headers: { ...message.headers, ce_streamversion: '1e' } },
      /ce_streamversion/,
    ],
    ['broken JSON', { ...message, value: new TextEncoder().encode('{"a":') }, /no JSON/],
    ['broken UTF-8', { ...message, value: new Uint8Array([0x22, 0xff, 0x22]) }, /no JSON/],
    ['an empty value', { ...message, value: new Uint8Array(0) }, /no JSON/],
    ['data of another shape', { ...message, value: new TextEncoder().encode('{}') }, /does not fit/],
  ])('refuses %s with a reason', (_, broken, reason) => {
    expect(() => fromMessage(broken)).toThrow(ContractError)
    expect(() => fromMessage(broken)).toThrow(reason)
  })
})
