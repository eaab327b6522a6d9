// Every dependency is declared once, in the catalog of pnpm-workspace.yaml, at an exact version, and with the reason why it is there.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './turbo.ts'

type Entry = { catalog: string; name: string; version: string; reason: string }

/** The catalogs as they are written: a YAML reader would drop the comments, which are the point. */
const readCatalogs = (text: string): Entry[] => {
  const entries: Entry[] = []
  let catalog: string | undefined
  for (const line of text.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('#')) catalog = /^catalogs?:/.test(line) ? 'default' : undefined
    const named = /^ {2}(\w+):\s*$/.exec(line)
    if (catalog !== undefined && named?.[1] !== undefined) catalog = named[1]
    const entry = /^ {2,4}"?([^\s"]+?)"?: +(\S+)(?: +# *(.*))?$/.exec(line)
    if (catalog !== undefined && entry)
      entries.push({ catalog, name: entry[1] ?? '', version: entry[2] ?? '', reason: entry[3] ?? '' })
  }
  return entries
}

const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
const entries = readCatalogs(workspace)
const problems: string[] = []

const used = new Set<string>()
for (const file of ['package.json', ...globSync('{packages,services}/*/package.json', { cwd: root })]) {
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (version.startsWith('workspace:')) continue
    if (!version.startsWith('catalog:'))
      problems.push(`${file}: ${name} names a version; say "catalog:" and put it into pnpm-workspace.yaml`)
    used.add(`${version.slice('catalog:'.length) || 'default'} ${name}`)
  }
}

for (const { catalog, name, version, reason } of entries) {
  if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) problems.push(`${name}: ${version} is not an exact version`)
  if (reason.length < 10) problems.push(`${name}: give the reason why it is here as a comment on its line`)
  if (!used.delete(`${catalog} ${name}`)) problems.push(`${name}: nothing uses it (catalog ${catalog})`)
}
for (const missing of used) problems.push(`${missing}: used, but not found in its catalog`)

// Beyond the catalog lines that this script reads there must be none that it overlooks.
const lines = workspace.match(/^ {2,4}\S+: +\d+\.\d+\.\d+\S*/gm) ?? []
if (lines.length !== entries.length)
  problems.push(`${lines.length} lines look like versions, ${entries.length} were understood`)

for (const problem of problems) console.error(problem)
console.log(`${entries.length} dependencies, ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)
