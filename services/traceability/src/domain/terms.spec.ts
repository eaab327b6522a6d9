import { expect, it } from 'vitest'
import { normal, termsOf } from './terms.ts'

it('letters are found however they are written', () => {
  expect(normal('  Fibule  TIZERZAÏ ')).toBe('fibule tizerzai')
  expect(normal('أساوِر فضّة')).toBe(normal('اساور فضه'))
  expect(normal('ⵜⵉⵣⴻⵔⵣⴰⵢ')).toBe('ⵜⵉⵣⴻⵔⵣⴰⵢ')
})

it('any word may be typed first', () => {
  expect(termsOf('Collier de l’Anti-Atlas')).toEqual([
    'collier de l’anti-atlas',
    'de l’anti-atlas',
    'l’anti-atlas',
    'anti-atlas',
    'atlas',
  ])
  expect(termsOf('TIZ-1')).toEqual(['tiz-1'])
  expect(termsOf(' ')).toEqual([])
})
