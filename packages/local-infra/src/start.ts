// `npm start`: the whole system on one machine, until Ctrl-C.
import { join } from 'node:path'
import { rootFolder } from './home/home.ts'
import { FolderInUse } from './home/lock.ts'
import { NoSuchRung } from './ladder/choose.ts'
import { help, readOptions } from './options.ts'
import type { Platform } from './platform/options.ts'
import { startPlatform } from './platform/platform.ts'
import { welcome } from './welcome.ts'

const began = performance.now()
const seconds = (): string => ((performance.now() - began) / 1_000).toFixed(1)
const stamped = (line: string): void => console.log(`${seconds().padStart(6)} s  ${line}`)

/** What a person can mend is said in a sentence; anything else is a fault of ours and shows where it happened. */
const giveUp = (error: unknown): never => {
  const isPlain =
    error instanceof Error && (error instanceof FolderInUse || error instanceof NoSuchRung || !isFault(error))
  console.error(
    `\nFibula cannot start: ${isPlain ? (error as Error).message : ((error as Error).stack ?? String(error))}`,
  )
  process.exit(1)
}
const isFault = (error: Error): boolean => error instanceof TypeError || error instanceof ReferenceError

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) return console.log(help)
  const { folder, log, fresh, replicas, services, postgres, kafka } = options
  const quiet = log === 'quiet'
  const abort = new AbortController()
  let platform: Platform | undefined
  let stopping: Promise<void> | undefined

  const stop = (reason: string): void => {
    // A second Ctrl-C changes nothing: what does not stop in its time is killed anyway.
    if (stopping) {
      console.log('stopping already ...')
      return
    }
    console.log(`\n${reason}: stopping the gateway, the services, Kafka and PostgreSQL, in this order ...`)
    const from = performance.now()
    abort.abort()
    stopping = (platform?.stop() ?? starting).then(
      () => {},
      () => {},
    )
    void stopping.then(() => {
      console.log(`stopped after ${((performance.now() - from) / 1_000).toFixed(1)} s; nothing is left running`)
      process.exit(0)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
  // The door to the house (scripts/run.mjs) holds the other end.
  if (process.env.FIBULA_PARENT_PIPE === '1')
    process.stdin
      .on('end', () => stop('npm start has ended'))
      .on('error', () => {})
      .resume()

  if (!quiet)
    console.log(fresh ? 'Fibula starts anew.' : 'Fibula starts; data of last time is kept, --fresh would begin anew.')
  const starting = startPlatform({
    folder: folder ?? join(rootFolder, '.fibula'),
    fresh,
    replicas,
    ...(services ? { services } : {}),
    ...(postgres ? { postgres } : {}),
    ...(kafka ? { kafka } : {}),
    ...(process.env.LOG_LEVEL ? { logLevel: process.env.LOG_LEVEL } : {}),
    signal: abort.signal,
    say: stamped,
    ...(quiet ? {} : { onPhase: stamped }),
    ...(log === 'all' ? { follow: (name: string, line: string) => console.log(`${name.padEnd(14)} ${line}`) } : {}),
  })
  try {
    platform = await starting
  } catch (error) {
    if (!stopping) giveUp(error)
    return
  }
  console.log(welcome(platform, seconds()))
}

main().catch(giveUp)
