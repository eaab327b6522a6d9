import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** SHA-256 over the names and contents of all files in the folders: a fingerprint for `testDatabase`. */
export const folderHash = async (...folders: readonly (URL | string)[]): Promise<string> => {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const path = folder instanceof URL ? fileURLToPath(folder) : folder
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const file of files.sort())
      hash
        .update(file.slice(path.length))
        .update('\0')
        .update(await readFile(file))
  }
  return hash.digest('hex')
}
