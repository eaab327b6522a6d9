import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf, isStill, type ProcessIdentity } from '../process/identity.ts'

export const lockFile = (folder: string): string => join(folder, 'lock.json')

interface Lock extends ProcessIdentity {
  readonly url?: string
}

/** Another starter works in this folder and is alive. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

const read = (folder: string): Lock | undefined => {
  try {
    return JSON.parse(readFileSync(lockFile(folder), 'utf8')) as Lock
  } catch {
    return undefined
  }
}

export const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, identity: identityOf(process.pid) ?? '' })

/**
 * One starter works in a folder at a time. A lock whose owner is gone is taken over. Two that come at the same moment: the
 * file is made by linking a finished one to its name, which only one can do.
 */
export const takeLock = (folder: string): { tellUrl(url: string): void; release(): void } => {
  const own = ownIdentity()
  const file = lockFile(folder)
  const prepared = `${file}.${own.pid}`
  writeFileSync(prepared, JSON.stringify(own))
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        linkSync(prepared, file)
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 5) throw error
        const holder = read(folder)
        if (holder && isStill(holder))
          throw new FolderInUse(
            `Fibula runs in this folder already: process ${holder.pid}${holder.url ? `, ${holder.url}` : ', not ready yet'}.\n` +
              `Stop it with Ctrl-C where it was started, or with: kill ${holder.pid}`,
          )
        rmSync(file, { force: true })
      }
    }
  } finally {
    rmSync(prepared, { force: true })
  }
  return {
    tellUrl: (url) => writeFileSync(file, JSON.stringify({ ...own, url })),
    release: () => {
      if (read(folder)?.pid === own.pid) rmSync(file, { force: true })
    },
  }
}
