import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Home, rootFolder } from '../home/home.ts'

const pom = join(rootFolder, 'infra', 'kafka', 'pom.xml')

/** Of the broker, as the pom names it. */
export const kafkaVersion = (): string =>
  /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(pom, 'utf8'))?.[1] ??
  'of infra/kafka/pom.xml'

const folderIn = (cache: string): string =>
  join(cache, `kafka-${kafkaVersion()}-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 8)}`)

export const jarsAreHere = (cache: string): boolean => existsSync(join(folderIn(cache), 'jars'))

/** Where the jars are, and where a class archive that goes with them belongs. */
export const jarFolder = (cache: string): string => folderIn(cache)

/** By name, one by one: a class archive is only used when the class path names its jars in the same order. */
export const classPath = (cache: string): string => {
  const folder = join(folderIn(cache), 'jars')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(folder, name))
    .join(process.platform === 'win32' ? ';' : ':')
}

/** Has Maven bring the jars of the pom, once; says how far it is. Rejects with Maven's own words. */
export const fetchJars = async (home: Home, say: (line: string) => void): Promise<void> => {
  if (jarsAreHere(home.cache)) return
  const folder = folderIn(home.cache)
  const unfinished = join(folder, `jars.${process.pid}`)
  mkdirSync(unfinished, { recursive: true })
  say(`Maven brings the jars of Apache Kafka ${kafkaVersion()}, some 45 MB, once ...`)
  const log = home.log('maven')
  let downloaded = 0
  const progress = setInterval(() => {
    const jars = log.news().filter((line) => line.includes('Downloaded') && line.includes('.jar')).length
    if (jars === 0) return
    downloaded += jars
    say(`  ${downloaded} jars downloaded`)
  }, 3_000)
  try {
    await home.crew.errand('Maven', {
      command: process.platform === 'win32' ? 'mvn.cmd' : 'mvn',
      // The pom names the version of the plugin.
      args: ['-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${unfinished}`],
      log,
    })
    // Another starter may have been quicker.
    if (!jarsAreHere(home.cache)) renameSync(unfinished, join(folder, 'jars'))
  } catch (cause) {
    const error = log.lastLines(40).find((line) => line.startsWith('[ERROR]'))
    throw new Error(`Maven did not bring the jars of Kafka: ${error?.slice(0, 300) ?? (cause as Error).message}`, {
      cause,
    })
  } finally {
    clearInterval(progress)
    rmSync(unfinished, { recursive: true, force: true })
  }
}
