// Writes docs/api/<service>.json, the OpenAPI document of the service in whose folder it is called; with --check it only says whether
// the file is up to date. The types of the screens are made from these files.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './turbo.ts'

type Definition = { name: string; summary: string; routes: readonly object[] }

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && 'routes' in value && 'name' in value

const load = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href)

const here = process.cwd()
const definition = Object.values(await load(join(here, 'src/service.ts'))).find(isDefinition)
if (definition === undefined) throw new Error(`${here}/src/service.ts exports no service`)
const { openApiOf } = (await load(createRequire(join(here, 'package.json')).resolve('@fibula/service-kit'))) as {
  openApiOf(service: { service: string; summary: string; routes: readonly object[] }): object
}

const { name, summary, routes } = definition
const text = `${JSON.stringify(openApiOf({ service: name, summary, routes }), null, 1)}\n`
const file = join(root, 'docs/api', `${name}.json`)
const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text
if (!isCurrent && process.argv.includes('--check')) {
  console.error(`docs/api/${name}.json is out of date: run npm run docs`)
  process.exit(1)
}
if (!isCurrent) {
  mkdirSync(join(root, 'docs/api'), { recursive: true })
  writeFileSync(file, text)
  console.log(`wrote docs/api/${name}.json`)
}
// Whatever a service's modules hold open must not keep a generator waiting.
process.exit(0)
