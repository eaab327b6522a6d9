import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { rootFolder } from '../home/home.ts'

export interface ServiceFolder {
  readonly name: string
  readonly main: string
  /** Set for a service with a database of its own. */
  readonly migrations: string | undefined
}

/** The folder whose process is the one origin for browsers. It has no database and knows where the others are. */
export const gatewayName = 'web'

/** Every folder below services/ with a package.json and a src/main.ts: a new service needs no entry anywhere. */
export const findServices = (folder = join(rootFolder, 'services')): ServiceFolder[] =>
  readdirSync(folder)
    .filter(
      (name) => existsSync(join(folder, name, 'package.json')) && existsSync(join(folder, name, 'src', 'main.ts')),
    )
    .sort()
    .map((name) => {
      const migrations = join(folder, name, 'prisma', 'migrations')
      return {
        name,
        main: join(folder, name, 'src', 'main.ts'),
        migrations: existsSync(migrations) ? migrations : undefined,
      }
    })
