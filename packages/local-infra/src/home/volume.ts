import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'

/** The Docker volume that holds an engine's data for this folder. */
export const volumeOf = (folder: string, engine: string): string =>
  `fibula-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12)}-${engine}`
