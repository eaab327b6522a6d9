// `npm run docs` writes the generated documents anew; `npm run docs -- --check` changes nothing and fails where one is out of date.
// A package that owns such documents has a script `docs` that knows `--check`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { packages } from './packages.ts'
import { root } from './turbo.ts'

const args = process.argv.slice(2)
const owners = packages().filter(({ scripts }) => scripts.docs !== undefined)
if (owners.length === 0) throw new Error('No package has a script "docs": the check would be empty')

let failed = 0
for (const { name, directory, scripts } of owners) {
  const [program, file, ...own] = (scripts.docs ?? '').split(' ')
  if (program !== 'node' || file === undefined) throw new Error(`${name}: the script "docs" must read: node FILE`)
  const { status, error } = spawnSync(process.execPath, [file, ...own, ...args], {
    cwd: join(root, directory),
    stdio: 'inherit',
  })
  if (error) throw error
  if (status !== 0) failed += 1
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} docs of ${name}`)
}
process.exit(failed === 0 ? 0 : 1)
