import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fits, named, unkeepable } from './fits.ts'
import { at, type JsonSchema, pathsOf, replaced } from './samples.ts'

/** A body to send. `refused`: no service may take it; the others it may take, but must not fail on. */
export interface BodyAttack {
  readonly name: string
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly refused: boolean
}

const values: readonly unknown[] = [
  null,
  true,
  [],
  [[]],
  {},
  { $gt: 1 },
  '',
  'x',
  ' ',
  'null',
  "'; DROP TABLE event; --",
  'a\u0000b',
  '\ud800',
  'é'.repeat(20_000),
  '9'.repeat(40),
  '-1',
  '1e9',
  'NaN',
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
]

/** Each place of a good body spoilt in every way, one at a time. */
export const spoiltBodies = (good: unknown, schema: JsonSchema): BodyAttack[] => {
  const attack = (name: string, body: unknown): BodyAttack => ({
    name,
    body: JSON.stringify(body),
    refused: unkeepable(body) || !fits(schema, body),
  })
  return pathsOf(good).flatMap((path) => {
    const here = at(good, path)
    const spoilt = values.map((value) =>
      attack(`${named(path)} = ${JSON.stringify(value).slice(0, 40)}`, replaced(good, path, value)),
    )
    if (here === null || typeof here !== 'object' || Array.isArray(here)) return spoilt
    const fields = Object.entries(here)
    return [
      ...spoilt,
      ...['unexpected', '__proto__', 'a\u0000b', '\ud800', ''].map((name) =>
        attack(`${named(path)} with a field ${JSON.stringify(name)}`, replaced(good, path, { ...here, [name]: 1 })),
      ),
      ...fields.map(([name]) =>
        attack(
          `${named(path)} without ${name}`,
          replaced(good, path, Object.fromEntries(fields.filter(([other]) => other !== name))),
        ),
      ),
    ]
  })
}

const bytes = (...all: readonly number[]) => new Uint8Array(all)

/** No JSON, or JSON that cannot be kept exactly. */
export const brokenBodies: readonly BodyAttack[] = Object.entries({
  'cut off': '{"a":',
  'a comma at the end': '{"a":1,}',
  'single quotes': "{'a':1}",
  'no quotes': '{a:1}',
  'two values': '{} {}',
  'a comment': '{"a":1/**/}',
  'not a number': '{"a":NaN}',
  'an infinite number': '{"a":1e999}',
  'a leading zero': '{"a":01}',
  'an integer that would be rounded': '{"a":9007199254740993}',
  'a raw control character': '{"a":"\u0001"}',
  'half an escape': '{"a":"\\u12"}',
  'an escaped U+0000': '{"a":"\\u0000"}',
  'half a surrogate pair': '{"a":"\\ud83d"}',
  'bytes that are not UTF-8': bytes(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d),
  'UTF-16': bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00),
  'arrays without end': '['.repeat(50_000),
  'arrays in arrays': '['.repeat(40_000) + ']'.repeat(40_000),
  'objects in objects': `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`,
  'text alone': '"x"',
  'a number alone': '1',
  'a list': '[{}]',
}).map(([name, body]) => ({ name, body, refused: true }))

const corpora = fileURLToPath(new URL('../../../../../shared/corpora/', import.meta.url))

/** Public collections of broken JSON and of naughty text, where somebody put them beside the repository. */
export const corpusBodies = (good: unknown, schema: JsonSchema, every: number): BodyAttack[] => {
  if (!existsSync(corpora)) return []
  const suite = join(corpora, 'json-test-suite')
  const broken = readdirSync(suite)
    .filter((file) => /^[ni]_/.test(file) && file !== 'n_structure_no_data.json') // an empty body is none, which a route may allow
    .map((file) => ({
      name: file,
      body: new Uint8Array(readFileSync(join(suite, file))),
      refused: file.startsWith('n_'),
    }))
  const naughty = JSON.parse(readFileSync(join(corpora, 'naughty-strings.json'), 'utf8')) as string[]
  const texts = pathsOf(good).filter((path) => typeof at(good, path) === 'string')
  const naughtyTexts = naughty
    .filter((_, index) => texts.length > 0 && index % every === 0)
    .map((text, index) => {
      const path = texts[index % texts.length] ?? []
      const body = replaced(good, path, text)
      return {
        name: `${named(path)} = ${JSON.stringify(text).slice(0, 40)}`,
        body: JSON.stringify(body),
        refused: unkeepable(body) || !fits(schema, body),
      }
    })
  return [...broken, ...naughtyTexts]
}
