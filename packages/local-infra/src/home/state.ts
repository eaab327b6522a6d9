import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './ports.ts'

interface Kept {
  readonly ports: Record<string, number>
  readonly secrets: Record<string, string>
  /** Which rung the data here was made on. */
  readonly rungs: Record<string, string>
}

/** What must be the same after a restart: ports, passwords, and where the data is. Readable by its owner only. */
export interface State {
  /** The port of last time, else the preferred one, else the next that is free. */
  port(name: string, preferred: number): Promise<number>
  secret(name: string): string
  rung(engine: string): string | undefined
  keepRung(engine: string, rung: string): void
}

const read = (file: string): Kept => {
  const empty: Kept = { ports: {}, secrets: {}, rungs: {} }
  try {
    return { ...empty, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty
    throw new Error(`${file} cannot be read (${(error as Error).message}): begin anew with npm start -- --fresh`)
  }
}

export const openState = (folder: string): State => {
  const file = join(folder, 'state.json')
  const kept = read(file)
  const given = new Set<number>()
  const save = () => {
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return {
    port: async (name, preferred) => {
      const port = await freePort(kept.ports[name] ?? preferred, given)
      if (kept.ports[name] === port) return port
      kept.ports[name] = port
      save()
      return port
    },
    secret: (name) => {
      const known = kept.secrets[name]
      if (known !== undefined) return known
      const made = randomBytes(18).toString('base64url')
      kept.secrets[name] = made
      save()
      return made
    },
    rung: (engine) => kept.rungs[engine],
    keepRung: (engine, rung) => {
      if (kept.rungs[engine] === rung) return
      kept.rungs[engine] = rung
      save()
    },
  }
}
