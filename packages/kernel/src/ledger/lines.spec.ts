import { expect, it } from 'vitest'
import { into, moved, outOf } from './lines.ts'

const stock = { possessor: 'coop', kind: 'stock', id: 'L' } as const
const loss = { possessor: 'coop', kind: 'loss', id: 'O' } as const
const account = { owner: 'coop', ...stock }

it('says what comes to an account and what leaves it', () => {
  const held = { grossMicrograms: 10, fine: 90_000n }
  expect(into('coop', stock, held)).toEqual([
    { account, book: 'metal', grossMicrograms: 10, content: { Ag: 90_000n }, pieces: 0 },
  ])
  expect(outOf('coop', stock, { ...held, pieces: 3 }, 'stones')).toEqual([
    { account, book: 'stones', grossMicrograms: -10, content: { Ag: -90_000n }, pieces: -3 },
  ])
})

it('has no line for nothing, and none that goes where it came from', () => {
  expect(into('coop', stock, { grossMicrograms: 0, fine: 0n, pieces: null })).toEqual([])
  expect(moved('coop', stock, stock, { grossMicrograms: 5 })).toEqual([])
  expect(into('coop', stock, { grossMicrograms: 0, fine: 1n })).toHaveLength(1)
})

it('moves what leaves one account to another', () => {
  const [from, to] = moved('coop', stock, loss, { grossMicrograms: 5, fine: 1n, pieces: 2 })
  expect(from).toMatchObject({ account, grossMicrograms: -5, content: { Ag: -1n }, pieces: -2 })
  expect(to).toMatchObject({ account: { kind: 'loss' }, grossMicrograms: 5, content: { Ag: 1n }, pieces: 2 })
})
