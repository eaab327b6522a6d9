import { expect, it } from 'vitest'
import { withFine } from './fine.ts'

it('reads fine content as whole numbers at any depth, and leaves everything else', () =>
  expect(
    withFine({ fine: '92500', fineness: 9_250, parts: [{ lossFine: '-1', fine: null, define: { note: '7' } }] }),
  ).toEqual({
    fine: 92_500n,
    fineness: 9_250,
    parts: [{ lossFine: -1n, fine: null, define: { note: '7' } }],
  }))
