import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rootFolder } from '../lab/root.ts'
import type { Found } from './section.ts'

/** What the last run of a section found. */
export interface Kept extends Found {
  readonly at: string
  readonly runs: number
  readonly scale: number
  /** Load averages before and after: work of others shows here. */
  readonly load: readonly [string, string]
  readonly machine: readonly string[]
}

const file = join(rootFolder, '.fibula', 'bench', 'results.json')

export const readKept = (): Record<string, Kept> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>) : {}

/** A section replaces its own result and leaves the others, also those of a bench that runs beside this one. */
export const keep = (section: string, kept: Kept): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...readKept(), [section]: kept }, null, 1))
}
