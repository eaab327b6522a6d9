import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onWindows, run } from './command.mjs'
import { hashOf, isStamped, packageFolders, stamp } from './stamp.mjs'

/** Makes the database clients that are not kept in git; skipped while schemas and Prisma's version are the same. */
export const generate = async (root, env, say) => {
  const services = packageFolders(root).filter((folder) => existsSync(join(root, folder, 'prisma', 'schema.prisma')))
  const inputs = services.map((folder) => `${folder}/prisma/schema.prisma`)
  const hash = hashOf(root, ['pnpm-lock.yaml', 'scripts/prisma-generate.mjs', ...inputs])
  const file = join(root, 'node_modules', '.fibula-generated')
  const isThere = services.every((folder) => existsSync(join(root, folder, 'src/store/generated/client.ts')))
  if (isThere && isStamped(file, hash)) return

  say('generating the database clients from the Prisma schemas ...')
  const turbo = join(root, 'node_modules', '.bin', onWindows ? 'turbo.cmd' : 'turbo')
  const { status } = await run(turbo, ['run', 'generate', '--output-logs=errors-only'], { cwd: root, env })
  if (status !== 0) throw new Error('A database client could not be generated; the reason stands above.')
  stamp(file, hash)
}
