// Types of what the services answer, from docs/api/*.json, for the screens. Called by the `generate` script of services/web.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const target = join(root, 'services/web/app/src/api/generated')
mkdirSync(target, { recursive: true })

const services = readdirSync(join(root, 'docs/api'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort()
for (const service of services) {
  const document = JSON.parse(readFileSync(join(root, 'docs/api', `${service}.json`), 'utf8'))
  const text = astToString(await openapiTS(document, { alphabetize: true, silent: true }))
  writeFileSync(join(target, `${service}.ts`), text)
}
writeFileSync(
  join(target, 'index.ts'),
  [
    ...services.map((service) => `import type { paths as ${service} } from './${service}.ts'`),
    '',
    'export interface Apis {',
    ...services.map((service) => `  ${service}: ${service}`),
    '}',
    '',
  ].join('\n'),
)
