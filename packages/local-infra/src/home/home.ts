import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { docker } from '../docker.ts'
import { type Crew, createCrew } from '../process/crew.ts'
import { startGuard } from '../process/guard.ts'
import { isStill } from '../process/identity.ts'
import { readRecord, removeRecord } from '../process/record.ts'
import { stopAll } from '../process/stop-all.ts'
import { dockerNameOf } from './docker-name.ts'
import { takeLock } from './lock.ts'
import { type Log, openLog } from './log.ts'
import { openState, type State } from './state.ts'

export const rootFolder = fileURLToPath(new URL('../../../../', import.meta.url))

/** The folder in which one starter keeps everything: data, logs, ports, secrets, and the record of what runs. */
export interface Home {
  readonly folder: string
  readonly data: string
  /** Shared by all homes of this clone: jars, class archive, compiled code. Survives --fresh. */
  readonly cache: string
  /** Made for a test: goes when it is closed, and needs not survive a power cut. */
  readonly isEphemeral: boolean
  readonly state: State
  readonly crew: Crew
  log(name: string): Log
  /** Tells a second starter where this one answers. */
  tellUrl(url: string): void
  /** Done when it closes, after everything was stopped. */
  onClose(work: () => Promise<void>): void
  /** Stops everything in order and lets the folder go. */
  close(): Promise<void>
}

export interface HomeOptions {
  /** Default: a folder of its own under the system's temporary folder, removed when closed. */
  readonly folder?: string
  readonly cache?: string
  /** Begin without the data of last time. */
  readonly fresh?: boolean
  readonly say?: (line: string) => void
}

/** What a starter that was killed has left: its guardian is given the time to finish, then the rest is stopped here. */
const clearLeftovers = async (folder: string, say: (line: string) => void): Promise<void> => {
  const left = readRecord(folder)
  if (!left) return
  say('the last start did not end in order: stopping what is left of it')
  const deadline = performance.now() + 30_000
  while (left.guardian && isStill(left.guardian) && performance.now() < deadline) await pause(50)
  await stopAll(readRecord(folder) ?? { ...left, running: [] })
  removeRecord(folder)
}

const keptWhenFresh = new Set(['cache', 'lock.json'])

const empty = async (folder: string): Promise<void> => {
  for (const name of readdirSync(folder))
    if (!keptWhenFresh.has(name)) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  if ((await docker.trouble()) === null)
    for (const engine of ['postgres', 'kafka']) await docker.removeVolume(dockerNameOf(folder, engine)).catch(() => {})
}

/** Takes the folder, clears what a killed starter left in it, and sets a guardian over what will run. */
export const openHome = async (options: HomeOptions = {}): Promise<Home> => {
  const say = options.say ?? (() => {})
  const isEphemeral = options.folder === undefined
  const folder = isEphemeral ? mkdtempSync(join(tmpdir(), 'fibula-')) : resolve(options.folder ?? '')
  mkdirSync(folder, { recursive: true })
  // PostgreSQL does not run as root, and its own user must be able to walk through.
  if (isEphemeral) chmodSync(folder, 0o711)
  const lock = takeLock(folder)
  try {
    await clearLeftovers(folder, say)
    if (options.fresh) await empty(folder)
    const cache = resolve(options.cache ?? join(rootFolder, '.fibula', 'cache'))
    const data = join(folder, 'data')
    for (const each of [cache, data]) mkdirSync(each, { recursive: true })
    const logs = new Map<string, Log>()
    const log = (name: string): Log => {
      const known = logs.get(name) ?? openLog(join(folder, 'logs', `${name}.log`))
      logs.set(name, known)
      return known
    }
    const guard = startGuard(folder, log('guardian'), isEphemeral)
    const crew = createCrew(guard)
    const closers: (() => Promise<void>)[] = []
    return {
      folder,
      data,
      cache,
      isEphemeral,
      state: openState(folder),
      crew,
      log,
      tellUrl: (url) => lock.tellUrl(url),
      onClose: (work) => void closers.push(work),
      close: async () => {
        await crew.stop()
        for (const work of closers.splice(0)) await work()
        await guard.close()
        lock.release()
        if (isEphemeral) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
