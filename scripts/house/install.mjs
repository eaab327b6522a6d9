import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { onWindows, run } from './command.mjs'
import { pinnedNode } from './node.mjs'
import { hashOf, isStamped, packageFolders, stamp } from './stamp.mjs'

const npx = onWindows ? 'npx.cmd' : 'npx'
const pnpmFile = onWindows ? 'pnpm.cmd' : 'pnpm'

export const pnpmPackage = (root) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager

/**
 * The folder that holds the pinned pnpm. npx keeps it in its cache and needs a second each time to say where,
 * so the answer is kept beside the installed packages and asked for again only when it no longer holds.
 */
export const pnpmFolder = async (root) => {
  const wanted = pnpmPackage(root)
  const memo = join(root, 'node_modules', '.fibula-pnpm')
  const [known, folder] = existsSync(memo) ? readFileSync(memo, 'utf8').trim().split('\n') : []
  if (known === wanted && existsSync(join(folder, pnpmFile))) return folder

  // JSON, as the shell of Windows would take the quotes of a script apart.
  const { status, output } = await run(
    npx,
    ['--yes', `--package=${wanted}`, '--', 'node', join(root, 'scripts/house/print-path.mjs')],
    {
      cwd: root,
      capture: true,
    },
  )
  const found =
    status === 0
      ? JSON.parse(output)
          .split(delimiter)
          .find((each) => existsSync(join(each, pnpmFile)))
      : undefined
  if (found === undefined) throw new Error(`npx could not fetch ${wanted}. Is the npm registry within reach?`)
  if (existsSync(join(root, 'node_modules'))) stamp(memo, `${wanted}\n${found}`)
  return found
}

/** Installs exactly what the lockfile says, and only when something that decides it has changed. */
export const install = async (root, say) => {
  const decisive = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', 'package.json']
  const manifests = packageFolders(root).map((folder) => `${folder}/package.json`)
  const hash = hashOf(root, [...decisive, ...manifests], process.platform, process.arch, pinnedNode(root))
  const file = join(root, 'node_modules', '.fibula-stamp')
  if (isStamped(file, hash)) return

  say('installing what pnpm-lock.yaml names (only when it or a package.json changed) ...')
  const { status } = await run(npx, ['--yes', pnpmPackage(root), 'install', '--frozen-lockfile'], { cwd: root })
  if (status !== 0)
    throw new Error(
      'The installation failed; what pnpm says stands above.\n' +
        'If a package.json changed on purpose, bring the lockfile up to date with: npm run pnpm install',
    )
  stamp(file, hash)
}
