// Holds the rules of who may import whom (places.ts) against the whole house, after proving with probes that each rule speaks.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../turbo.ts'
import { type Cruise, cruiseHouse } from './cruise.ts'
import { silentProbes } from './probe.ts'
import { rules } from './rules.ts'

/** A cruise that saw nothing is as green as one that found nothing. This was met: the tool reads no file with a TypeScript that it does not know. */
const blindSpots = (files: string[], { modules }: Cruise): string[] => {
  const seen = new Map(modules.map((module) => [module.source, module.dependencies.length]))
  return files.filter((file) => {
    const imports = /^(import|export) [^;]*? from '|^import '/m.test(readFileSync(join(root, file), 'utf8'))
    return !seen.has(file) || (imports && seen.get(file) === 0)
  })
}

const files = globSync('{packages,services}/*/{src,test,app,e2e}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules/**', '**/generated/**'],
})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.includes('/generated/'))
  .sort()
const house = await cruiseHouse(root, files)

const problems: string[] = []
for (const file of blindSpots(files, house))
  problems.push(`${file}: its imports were not seen, so nothing can be said about it`)
if (files.length < 50) problems.push(`only ${files.length} files found: that cannot be the whole house`)
problems.push(...(await silentProbes()))
for (const { from, to, rule } of house.violations)
  problems.push(`${from} -> ${to}\n    ${rule}: ${rules.find(({ name }) => name === rule)?.comment}`)

for (const problem of problems) console.error(problem)
const edges = house.modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0)
console.log(`${files.length} files, ${edges} imports, ${rules.length} rules, ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
