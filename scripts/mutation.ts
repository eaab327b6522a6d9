// `npm run mutation [-- PATTERN ...]`: changes the pure code a little, everywhere, and tells which changes no test minds. It takes
// long, and is no part of `npm test`. A pattern such as packages/kernel/src/shares.ts asks about some files only.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The pure code, and the specs that speak of it: none of them needs a server. */
const PLACES = [
  { at: 'packages/kernel', mutate: 'src/**/*.ts' },
  ...['sourcing', 'production', 'promotion', 'sales', 'traceability'].map((name) => ({
    at: `services/${name}`,
    mutate: 'src/domain/**/*.ts',
  })),
]

const wanted = process.argv.slice(2)
const chosen = PLACES.map(({ at, mutate }) => {
  const files = wanted.filter((pattern) => pattern.startsWith(`${at}/`)).map((pattern) => pattern.slice(at.length + 1))
  return { at, mutate: wanted.length === 0 || wanted.includes(at) ? [mutate] : files }
}).filter(({ mutate }) => mutate.length > 0)
if (chosen.length === 0) throw new Error(`nothing to mutate; there are ${PLACES.map(({ at }) => at).join(', ')}`)

const runOne = ({ at, mutate }: { at: string; mutate: readonly string[] }): boolean => {
  const folder = join(root, at)
  const stryker = join(folder, '.stryker.json')
  const specs = join(folder, '.stryker.vitest.ts')
  const scope = at === 'packages/kernel' ? 'src/**/*.spec.ts' : 'src/domain/**/*.spec.ts'
  writeFileSync(
    specs,
    `import { defineConfig } from 'vitest/config'\nexport default defineConfig({ test: { include: ['${scope}'], testTimeout: 60_000 } })\n`,
  )
  const config = {
    testRunner: 'vitest',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    vitest: { configFile: '.stryker.vitest.ts' },
    mutate: [...mutate, '!src/**/*.spec.ts', '!src/**/test-*.ts'],
    // Two folders below the root, like a package: so that what it extends is found.
    tempDirName: '../../.mutation',
    tsconfigFile: 'none.json',
    ...{ coverageAnalysis: 'perTest', ignoreStatic: true, concurrency: 2, timeoutMS: 30_000 },
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    thresholds: { high: 95, low: 90, break: 90 },
  }
  writeFileSync(stryker, JSON.stringify(config))
  try {
    console.log(`\n${at}`)
    const program = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
    return spawnSync(process.execPath, [program, 'run', stryker], { cwd: folder, stdio: 'inherit' }).status === 0
  } finally {
    for (const file of [stryker, specs]) if (existsSync(file)) rmSync(file)
  }
}

const good = chosen.map(runOne)
rmSync(join(root, '.mutation'), { recursive: true, force: true })
if (good.includes(false)) process.exitCode = 1
