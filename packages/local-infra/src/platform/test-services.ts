import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A service as small as the launcher allows: it answers health, shows its environment, and can be made to crash. */
const main = `
import { createServer } from 'node:http'
import { appendFileSync } from 'node:fs'
const name: string = process.env.NAME ?? ''
const server = createServer((request, response) => {
  if (request.url === '/crash') {
    console.error('the scale is broken')
    process.exit(7)
  }
  response.end(request.url === '/env' ? JSON.stringify(process.env) : '{}')
})
server.listen(Number(process.env.PORT), '127.0.0.1')
const stop = () => {
  appendFileSync(process.env.STOPS ?? '', name + '\\n')
  process.exit(0)
}
process.on('SIGTERM', stop)
process.stdin.on('end', stop).resume()
`

/** A folder of such services. `stops` is the file to which each writes its name when it is asked to stop. */
export const makeServices = (names: readonly string[]) => {
  const root = mkdtempSync(join(tmpdir(), 'fibula-services-'))
  const folder = join(root, 'services')
  for (const name of names) {
    mkdirSync(join(folder, name, 'src'), { recursive: true })
    writeFileSync(join(folder, name, 'package.json'), JSON.stringify({ name, type: 'module' }))
    writeFileSync(join(folder, name, 'src', 'main.ts'), main)
  }
  // Neither is a service: one has no main, the other no package.json.
  mkdirSync(join(folder, 'notes', 'src'), { recursive: true })
  writeFileSync(join(folder, 'notes', 'package.json'), '{}')
  const stops = join(root, 'stops')
  writeFileSync(stops, '')
  const serviceEnv = { '*': { STOPS: stops }, ...Object.fromEntries(names.map((name) => [name, { NAME: name }])) }
  return { root, folder, stops, serviceEnv }
}
