import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identityOf, isStill, type ProcessIdentity } from '../process/identity.ts'

const folder = join(tmpdir(), 'fibula-ports')

const holderOf = (file: string): ProcessIdentity | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

/**
 * Some seconds pass between the choice of a port and the moment when its process listens. Two starters on one machine tell each other
 * by a file per port; it counts for as long as the starter that made it lives. False when another one has the port.
 */
export const claimPort = (port: number): boolean => {
  try {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o1777)
  } catch {
    // Another user's folder, which is open to all already.
  }
  const file = join(folder, String(port))
  const prepared = `${file}.${process.pid}`
  try {
    writeFileSync(prepared, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }))
    for (let attempt = 0; attempt < 3; attempt++)
      try {
        linkSync(prepared, file)
        return true
      } catch {
        const holder = holderOf(file)
        if (holder && isStill(holder)) return holder.pid === process.pid
        rmSync(file, { force: true })
      }
    return false
  } catch {
    // Without a writable temporary folder there is nobody to tell; the port itself was free.
    return true
  } finally {
    rmSync(prepared, { force: true })
  }
}
