import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'

/** What an engine's container and its volume are called for this folder. */
export const dockerNameOf = (folder: string, engine: string): string =>
  `fibula-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12)}-${engine}`
