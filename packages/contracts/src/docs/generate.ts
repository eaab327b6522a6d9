import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asyncApiDocument } from './asyncapi.ts'
import { eventsDocument } from './events.ts'

/** Writes docs/events.md and docs/asyncapi.json; with --check it only says whether they are up to date. */
const documents: Readonly<Record<string, string>> = {
  'events.md': eventsDocument(),
  'asyncapi.json': `${JSON.stringify(asyncApiDocument(), null, 2)}\n`,
}

const check = process.argv.includes('--check')
for (const [name, text] of Object.entries(documents)) {
  const file = fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url))
  const current = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (current === text) continue
  if (check) {
    console.error(`docs/${name} is not what packages/contracts says: run \`npm run docs\``)
    process.exitCode = 1
  } else {
    writeFileSync(file, text)
    console.log(`docs/${name} written`)
  }
}
