import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalog } from './catalog.ts'

const folder = new URL('../samples/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8')
const all = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`))
  .sort()
const versions = [...catalog.values()].flatMap((contract) =>
  [...contract.shapes.keys()].map((version) => ({ contract, version, path: `${contract.type}/v${version}.json` })),
)

it('has a sample of every version of every event, and no other', () => {
  expect(all).toEqual(versions.map(({ path }) => path).sort())
})

it.each(versions)('reads the sample $path', ({ contract, version, path }) => {
  expect(existsSync(new URL(path, folder))).toBe(true)
  const data: unknown = JSON.parse(read(path))
  expect(contract.schema.safeParse(contract.read(version, data)).success).toBe(true)
})

it('has not changed a sample since it was published: a new shape is a new version', () => {
  const frozen = JSON.parse(read('frozen.json')) as Record<string, string>
  const hashes = Object.fromEntries(all.map((path) => [path, createHash('sha256').update(read(path)).digest('hex')]))
  expect(hashes).toEqual(frozen)
})
