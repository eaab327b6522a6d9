import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { docker } from '../docker.ts'
import { jarsAreHere } from '../engines/jars.ts'
import { javaCommand } from '../engines/kafka-java.ts'
import { embeddedBinaries } from '../engines/postgres-embedded.ts'

export const images = {
  postgres: process.env.FIBULA_POSTGRES_IMAGE ?? 'postgres:18.4-alpine',
  kafka: process.env.FIBULA_KAFKA_IMAGE ?? 'confluentinc/cp-kafka:8.1.1',
}

const isOnPath = (command: string): boolean => {
  const name = process.platform === 'win32' ? `${command}.cmd` : command
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** The full version of the Java on this machine, e.g. `17.0.15`; undefined without one. */
export const javaVersion = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    // It speaks on standard error.
    execFile(javaCommand(), ['-version'], { timeout: 10_000 }, (error, stdout, stderr) =>
      resolve(error ? undefined : /version "([^"]+)"/.exec(stdout + stderr)?.[1]),
    )
  })

const major = (version: string): number => Number(version.replace(/^1\./, '').split(/[.\-+]/)[0])

/** Null when Kafka can run on this machine's Java; otherwise what is missing. */
export const javaTrouble = (version: string | undefined, jarsHere: boolean, hasMaven: boolean): string | null => {
  if (version === undefined) return 'there is no Java'
  if (!(major(version) >= 17)) return `Java is ${version}, Kafka needs 17 or newer`
  return jarsHere || hasMaven ? null : 'there is no Maven (mvn) to bring the jars of Kafka'
}

export const probeJava = async (cache: string): Promise<{ version: string | undefined; trouble: string | null }> => {
  const version = await javaVersion()
  return { version, trouble: javaTrouble(version, jarsAreHere(cache), isOnPath('mvn')) }
}

export const probeEmbedded = (): Promise<string | null> =>
  embeddedBinaries().then(
    () => null,
    (error: Error) => error.message,
  )

const registryOf = (image: string): string => {
  const first = image.split('/')[0] ?? ''
  return image.includes('/') && /[.:]/.test(first) ? first : 'registry-1.docker.io'
}

/** Whether anybody listens there; a firewall that swallows everything counts as no after a second and a half. */
const isReachable = (registry: string): Promise<boolean> =>
  new Promise((resolve) => {
    const [host = '', port = '443'] = registry.split(':')
    const socket = connect({ host, port: Number(port) })
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.setTimeout(1_500, () => done(false))
  })

/** Null when a daemon answers and has the image, or its registry is in reach; otherwise why it is of no use. */
export const probeDocker = async (image: string): Promise<string | null> => {
  const trouble = await docker.trouble()
  if (trouble !== null) return trouble
  if (await docker.hasImage(image).catch(() => false)) return null
  const registry = registryOf(image)
  return (await isReachable(registry))
    ? null
    : `Docker answers but has no image ${image}, and ${registry} is not in reach`
}
