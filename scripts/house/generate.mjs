import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onWindows, run } from './command.mjs'
import { hashOf, isStamped, packageFolders, stamp } from './stamp.mjs'

/** Files below a folder, whatever is made there left out. */
const filesBelow = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(root, path)
    return [path]
  })

/** Makes what is not kept in git: database clients, types of the services' answers, and the screens. Skipped while nothing has changed. */
export const generate = async (root, env, say) => {
  const services = packageFolders(root).filter((folder) => existsSync(join(root, folder, 'prisma', 'schema.prisma')))
  const inputs = services.map((folder) => `${folder}/prisma/schema.prisma`)
  const hash = hashOf(root, [
    ...['pnpm-lock.yaml', 'scripts/prisma-generate.mjs', 'scripts/api-types.mjs'],
    ...inputs,
    ...['docs/api', 'services/web/app', 'packages/kernel/src'].flatMap((folder) => filesBelow(root, folder)),
  ])
  const file = join(root, 'node_modules', '.fibula-generated')
  const made = [
    ...services.map((folder) => `${folder}/src/store/generated/client.ts`),
    'services/web/app/src/api/generated/index.ts',
    'services/web/dist/index.html',
  ]
  const isThere = made.every((path) => existsSync(join(root, path)))
  if (isThere && isStamped(file, hash)) return

  say('generating the database clients and building the screens ...')
  const turbo = join(root, 'node_modules', '.bin', onWindows ? 'turbo.cmd' : 'turbo')
  const { status } = await run(turbo, ['run', 'generate', 'build', '--output-logs=errors-only'], { cwd: root, env })
  if (status !== 0)
    throw new Error('A database client could not be generated, or the screens not be built; the reason stands above.')
  stamp(file, hash)
}
