import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../turbo.ts'
import { cruiseHouse } from './cruise.ts'
import { type Probe, probes } from './probes.ts'
import { rules } from './rules.ts'

/** Parts of a service; each is there as `part/target.ts`, or as the file itself, for probes to import. */
const PARTS = [
  'domain/target.ts',
  'app/target.ts',
  'store/target.ts',
  'events/target.ts',
  'http/target.ts',
  'service.ts',
  'main.ts',
]

const write = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const link = (target: string, path: string) => {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'junction')
}

/** A house of empty files, as pnpm lays it out: its own exports maps, every npm package a stub behind a link. */
const buildHouse = (house: string) => {
  for (const manifest of globSync('{packages,services}/*/package.json', { cwd: root })) {
    const folder = dirname(manifest)
    mkdirSync(join(house, folder), { recursive: true })
    cpSync(join(root, manifest), join(house, manifest))
    const { name, exports = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as {
      name: string
      exports?: Record<string, string>
    }
    for (const file of [...Object.values(exports), './src/target.ts'])
      write(join(house, folder, file), 'export const target = 1\nexport type Target = 1\n')
    link(join(house, folder), join(house, 'node_modules', name))
  }
  for (const service of ['sourcing', 'sales'])
    for (const part of PARTS)
      write(join(house, 'services', service, 'src', part), 'export const target = 1\nexport type Target = 1\n')

  const external = new Set(probes.map(({ imports }) => imports).filter((name) => !/^(\.|node:|@fibula\/)/.test(name)))
  for (const name of external) {
    const stub = join(house, 'node_modules/.pnpm', `${name.replace('/', '+')}@1.0.0`, 'node_modules', name)
    write(
      join(stub, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', main: './index.js', types: './index.d.ts' }),
    )
    write(join(stub, 'index.js'), 'exports.target = 1\n')
    if (name !== 'not-installed') link(stub, join(house, 'node_modules', name))
  }
}

const describe = ({ from, imports, typesOnly }: Probe) => `${from} imports ${typesOnly ? 'types of ' : ''}${imports}`

/** Plants every probe in a house made for it, and gives those for which a rule was silent or spoke without cause. */
export const silentProbes = async (): Promise<string[]> => {
  const house = mkdtempSync(join(tmpdir(), 'fibula-probes-'))
  try {
    buildHouse(house)
    const planted = probes.map((probe, index) => ({ ...probe, file: probe.from.replace('#', `probe${index}`) }))
    for (const { file } of planted) write(join(house, file), '')
    for (const [index, { file, imports, typesOnly }] of planted.entries())
      appendFileSync(
        join(house, file),
        typesOnly
          ? `import type { Target as T${index} } from '${imports}'\nexport type Planted${index} = T${index}\n`
          : `export { target as planted${index} } from '${imports}'\n`,
      )
    const { violations } = await cruiseHouse(house, [...new Set(planted.map(({ file }) => file))])

    const problems: string[] = []
    for (const probe of planted) {
      const spoke = violations
        .filter(({ from, word }) => from === probe.file && word === probe.imports.replace(/^node:/, ''))
        .map(({ rule }) => rule)
      if (probe.breaks === undefined ? spoke.length > 0 : !spoke.includes(probe.breaks))
        problems.push(
          `probe: ${describe(probe)}: expected ${probe.breaks ?? 'nothing'}, but ${spoke.join(', ') || 'no rule'} spoke`,
        )
    }
    const probed = new Set(probes.map(({ breaks }) => breaks))
    for (const { name } of rules)
      if (!probed.has(name)) problems.push(`rule ${name} has no probe: add one to scripts/deps/probes.ts`)
    return problems
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}
