import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blobs, checkKey } from './port.ts'

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')

/** A directory that the processes of a service share. What is half written has another name, and a crash leaves only that. */
export const diskBlobs = (directory: string): Blobs => {
  const pathOf = (key: string) => join(directory, 'blobs', ...checkKey(key).split('/'))
  const temporary = join(directory, 'arriving')
  return {
    put: async (key, content) => {
      const path = pathOf(key)
      const arriving = join(temporary, randomUUID())
      await mkdir(temporary, { recursive: true })
      try {
        const file = await open(arriving, 'wx', 0o640)
        try {
          for await (const piece of content.stream()) await file.write(piece)
          await file.sync()
        } finally {
          await file.close()
        }
        await mkdir(dirname(path), { recursive: true })
        await rename(arriving, path)
      } catch (error) {
        await rm(arriving, { force: true })
        throw error
      }
    },
    get: async (key) => {
      try {
        const file = await open(pathOf(key))
        return createReadStream('', { fd: file, autoClose: true })
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: async (key) => {
      try {
        await unlink(pathOf(key))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    list: async (prefix, most) => {
      const below = checkKey(prefix.replace(/\/$/, ''))
      try {
        const entries = await readdir(pathOf(below), { recursive: true, withFileTypes: true })
        const root = join(directory, 'blobs')
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(root.length + 1)
              .replaceAll('\\', '/'),
          )
          .sort()
          .slice(0, most)
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
  }
}
