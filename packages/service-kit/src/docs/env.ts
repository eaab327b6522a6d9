import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { environment } from '../config.ts'

/** Writes docs/env.md: what a service process reads from its environment. With --check it only says whether it is up to date. */
const { properties = {}, required = [] } = z.toJSONSchema(z.object(environment), {
  io: 'input',
  unrepresentable: 'any',
}) as {
  properties?: Record<string, { description?: string; default?: unknown; enum?: readonly string[] }>
  required?: string[]
}

const rows = Object.entries(properties).map(([name, { description = '', default: fallback, enum: choices }]) => {
  const values = choices ? ` (${choices.join(', ')})` : ''
  const absent = required.includes(name) ? 'needed' : fallback === undefined ? '' : `\`${String(fallback)}\``
  return `| \`${name}\` | ${description}${values} | ${absent} |`
})

const text = `# Environment of a service

<!-- Made by \`npm run docs\` from packages/service-kit. Do not edit. -->

Only \`main.ts\` of a service reads the environment. What is wrong or missing is listed all at once, and the process ends.
\`npm start\` sets all of it.

| variable | what | when absent |
|---|---|---|
${rows.join('\n')}
`

const file = fileURLToPath(new URL('../../../../docs/env.md', import.meta.url))
const current = existsSync(file) ? readFileSync(file, 'utf8') : ''
if (current !== text) {
  if (process.argv.includes('--check')) {
    console.error('docs/env.md is not what packages/service-kit says: run `npm run docs`')
    process.exitCode = 1
  } else {
    writeFileSync(file, text)
    console.log('docs/env.md written')
  }
}
