// The one door to the house: `npm start`, `npm test`, `npm run check|story|bench|docs|screenshots|mutation|pnpm`.
// Runs on Node 18 or newer with nothing but npm beside it, and brings everything else: the pinned pnpm, the pinned packages,
// the pinned Node. What was done once and has not changed is not done again.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver, onWindows } from './house/command.mjs'
import { generate } from './house/generate.mjs'
import { install, pnpmFolder } from './house/install.mjs'
import { binFolderOf, chooseNode } from './house/node.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line) => console.log(`fibula: ${line}`)

const PROGRAMS = {
  start: 'packages/local-infra/src/start.ts',
  story: 'packages/story/src/main.ts',
  bench: 'packages/bench/src/main.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  docs: 'scripts/docs.ts',
  mutation: 'scripts/mutation.ts',
  screenshots: 'services/web/e2e/screenshots.ts',
}

/** PATH is called Path on Windows, and a second spelling of it would be ignored. */
const withPath = (folders) => {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const separator = onWindows ? ';' : ':'
  return { ...process.env, [name]: [...folders, process.env[name]].join(separator), TURBO_TELEMETRY_DISABLED: '1' }
}

const main = async ([task, ...args]) => {
  if (task === 'pnpm') {
    const folder = await pnpmFolder(root)
    return handOver(join(folder, onWindows ? 'pnpm.cmd' : 'pnpm'), args, {
      env: process.env,
      cwd: root,
      interactive: true,
    })
  }
  const program = PROGRAMS[task]
  if (program === undefined) throw new Error(`"${task}" is not one of ${Object.keys(PROGRAMS).join(', ')}, pnpm`)

  await install(root, say)
  const node = chooseNode(root)
  const env = withPath([binFolderOf(node), join(root, 'node_modules', '.bin'), await pnpmFolder(root)])
  await generate(root, env, say)
  say(`${task} with ${node.why}`)
  // Only the launcher is told by its environment to mind that pipe: its word would otherwise reach every process that a test starts.
  const pipe = task === 'start' ? { FIBULA_PARENT_PIPE: '1' } : {}
  return handOver(node.file, [join(root, program), ...args], { env: { ...env, ...pipe }, cwd: root })
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error) => {
    console.error(`fibula: ${error.message}`)
    process.exit(1)
  },
)
