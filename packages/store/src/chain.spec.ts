import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainHash, chainStart, type Sealed, verifyChain } from './chain.ts'

const sealed: fc.Arbitrary<Sealed> = fc.record({
  id: fc.uuid(),
  type: fc.string(),
  source: fc.string(),
  streamId: fc.uuid(),
  streamVersion: fc.nat(),
  happenedAt: fc.string(),
  recordedAt: fc.string(),
  organisationId: fc.string(),
  personId: fc.string(),
  dataVersion: fc.nat(),
  data: fc.json(),
})

const chained = (events: readonly Sealed[]) => {
  let before: Uint8Array = chainStart
  return events.map((event, index) => {
    const hash = chainHash(before, index + 1, event)
    before = hash
    return { ...event, sequence: index + 1, hash: hash.toString('hex') }
  })
}

describe('the hash chain', () => {
  it('is what the document says: SHA-256 over the last hash and a JSON array', () => {
    const event: Sealed = {
      id: 'i',
      type: 't',
      source: 's',
      streamId: 'l',
      streamVersion: 2,
      happenedAt: 'h',
      recordedAt: 'r',
      organisationId: 'o',
      personId: 'p',
      dataVersion: 1,
      data: '{"é":1}',
    }
    const text = '[1,"i","t","s","l",2,"h","r","o","p",1,"{\\"é\\":1}"]'
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.alloc(32), Buffer.from(text, 'utf8')]))
      .digest('hex')
    expect(chainHash(chainStart, 1, event).toString('hex')).toBe(expected)
  })

  it('holds for any events', () => {
    fc.assert(fc.property(fc.array(sealed, { maxLength: 8 }), (events) => verifyChain(chained(events)) === null))
  })

  it('breaks at the first event that was altered, removed or moved', () => {
    fc.assert(
      fc.property(fc.array(sealed, { minLength: 2, maxLength: 8 }), fc.nat(), (events, pick) => {
        const links = chained(events)
        const at = pick % (links.length - 1)
        const altered = links.with(at, { ...links[at]!, personId: `${links[at]!.personId}x` })
        expect(verifyChain(altered)).toEqual({ sequence: at + 1, reason: 'altered' })
        expect(verifyChain(links.toSpliced(at, 1))).toEqual({ sequence: at + 1, reason: 'missing' })
        const moved = links.with(at, links[at + 1]!).with(at + 1, links[at]!)
        expect(verifyChain(moved)).toEqual({ sequence: at + 1, reason: 'missing' })
      }),
    )
  })
})
