// Lints and checks the format of the whole house, after proving with probes that our own rules speak. The probes are planted
// in a folder of their own, beside a copy of the rules.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { root } from '../turbo.ts'

const biome = createRequire(join(root, 'package.json')).resolve('@biomejs/biome/bin/biome')

const PURE = 'Domain code is pure'

/** Of each probe: the file that it claims to be, its code, and what must be said about it; undefined: nothing. */
const probes: [file: string, code: string, says: string | undefined][] = [
  ['services/sales/src/domain/probe.ts', 'export const now = Date.now()\n', PURE],
  ['services/sales/src/domain/probe.ts', 'export const now = new Date()\n', PURE],
  ['services/sales/src/domain/probe.ts', "export const spring = new Date('2026-01-01T00:00:00Z')\n", undefined],
  ['packages/kernel/src/probe.ts', 'export const chance = Math.random()\n', PURE],
  ['packages/store/src/probe.ts', 'export const now = Date.now()\n', undefined],
  ['packages/store/src/probe.spec.ts', 'setTimeout(() => undefined, 10)\n', 'noRestrictedGlobals'],
  [
    'services/sales/test/probe.int.spec.ts',
    "import { setTimeout } from 'node:timers/promises'\n\nawait setTimeout(10)\n",
    'noRestrictedImports',
  ],
  [
    'packages/store/src/probe.spec.ts',
    "import { it } from 'vitest'\n\nit.skip('x', () => undefined)\n",
    'noSkippedTests',
  ],
  [
    'packages/store/src/probe.spec.ts',
    "import { it } from 'vitest'\n\nit.only('x', () => undefined)\n",
    'noFocusedTests',
  ],
  ['packages/store/src/probe.ts', 'export const loose: any = 1\n', 'noExplicitAny'],
]

/** What the rules say about each file, all of it as one text per file. */
const lint = (files: Map<string, string>): Map<string, string> => {
  const house = realpathSync(mkdtempSync(join(tmpdir(), 'fibula-lint-')))
  try {
    for (const rule of ['biome.json', 'scripts/lint/pure.grit']) cpSync(join(root, rule), join(house, rule))
    for (const [file, code] of files) {
      mkdirSync(dirname(join(house, file)), { recursive: true })
      writeFileSync(join(house, file), code)
    }
    const { stdout } = spawnSync(
      process.execPath,
      [biome, 'lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.'],
      {
        cwd: house,
        encoding: 'utf8',
      },
    )
    const said = new Map<string, string>()
    for (const line of stdout.split('\n')) {
      const path = /file=([^,]+),/.exec(line)?.[1]
      if (path === undefined) continue
      const file = relative(house, path).replaceAll('\\', '/')
      said.set(file, `${said.get(file) ?? ''}${line}\n`)
    }
    return said
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}

const planted = probes.map(([file, code, says], index) => ({
  file: file.replace('probe', `probe${index}`),
  code,
  says,
}))
const said = lint(new Map(planted.map(({ file, code }) => [file, code])))
let silent = 0
for (const { file, code, says } of planted) {
  const words = said.get(file) ?? ''
  if (says === undefined ? words === '' : words.includes(says)) continue
  silent += 1
  console.error(
    `probe: ${file}: ${code.trim()}\n  expected "${says ?? 'nothing'}", but was told: ${words || 'nothing'}`,
  )
}

const { status } = spawnSync(process.execPath, [biome, 'check', '--error-on-warnings', ...process.argv.slice(2), '.'], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(silent === 0 ? (status ?? 1) : 1)
