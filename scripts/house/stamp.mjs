// A stamp says for which inputs a step was last done, so that a warm start skips it.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const read = (file) => {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}

/** One hash over names and contents; a file that is missing counts as missing, not as empty. */
export const hashOf = (root, files, ...facts) => {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    const content = read(join(root, file))
    hash.update(`${file}\0${content === undefined ? 'missing' : content.length}\0`)
    if (content !== undefined) hash.update(content)
  }
  return hash.update(facts.join('\0')).digest('hex')
}

export const isStamped = (file, hash) => read(file)?.toString().trim() === hash

export const stamp = (file, hash) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${hash}\n`)
}

/** Folders of the house that hold a package: `packages/kernel`, `services/sales`, ... */
export const packageFolders = (root) =>
  ['packages', 'services'].flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && read(join(root, group, entry.name, 'package.json')) !== undefined)
      .map((entry) => `${group}/${entry.name}`),
  )
