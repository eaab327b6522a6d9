import { readFileSync } from 'node:fs'
import { catalog } from '@fibula/contracts'
import { describe, expect, it } from 'vitest'

const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../public/languages/${language}.json`, import.meta.url), 'utf8'))
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
const french = read('fr')

describe.each(['ar', 'en'])('the words in %s', (language) => {
  it('has every string that French has, with the same placeholders', () => {
    const words = read(language)
    expect(Object.keys(words)).toEqual(Object.keys(french))
    for (const key of Object.keys(french))
      expect([key, placeholders(words[key]!)]).toEqual([key, placeholders(french[key]!)])
  })
})

it('names every fact of the contracts', () => {
  for (const type of catalog.keys()) expect(french).toHaveProperty([`fact.${type}`])
})

it('has every string that the page asks for', () => {
  const page = ['system.html', 'start.js']
    .map((file) => readFileSync(new URL(`../public/${file}`, import.meta.url), 'utf8'))
    .join()
  const asked = [...page.matchAll(/data-text="(\w+)"|say\('(\w+)'|alarm\('(\w+)'/g)].map(
    (match) => match[1] ?? match[2] ?? match[3]!,
  )
  expect(asked.length).toBeGreaterThan(10)
  for (const key of asked) expect(french).toHaveProperty([key])
})
