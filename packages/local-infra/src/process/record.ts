import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessIdentity } from './identity.ts'

/** Lower orders stop first. */
export const stopOrder = { gateway: 1, service: 2, kafka: 3, postgres: 4 } as const
export type Order = (typeof stopOrder)[keyof typeof stopOrder]

export interface RecordedProcess extends ProcessIdentity {
  readonly name: string
  readonly order: Order
  /** What asks it to end in order. */
  readonly signal: NodeJS.Signals
}

export interface RecordedContainer {
  readonly name: string
  readonly order: Order
  readonly containerId: string
}

/** Everything that runs because of one starter; written before anybody needs it, as whoever is killed can write nothing. */
export interface RunRecord {
  readonly starter: ProcessIdentity
  readonly guardian?: ProcessIdentity
  readonly running: readonly (RecordedProcess | RecordedContainer)[]
  /** The folder goes when everything has stopped: it belongs to a test. */
  readonly removeFolder: boolean
}

const fileIn = (folder: string): string => join(folder, 'run.json')

export const readRecord = (folder: string): RunRecord | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as RunRecord
  } catch {
    return undefined
  }
}

/** Whole or not at all. */
export const writeRecord = (folder: string, record: RunRecord): void => {
  const file = fileIn(folder)
  writeFileSync(`${file}.new`, JSON.stringify(record, null, 2))
  renameSync(`${file}.new`, file)
}

export const removeRecord = (folder: string): void => rmSync(fileIn(folder), { force: true })
