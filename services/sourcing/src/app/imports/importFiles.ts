import type { ImportFiles } from './ports.ts'

interface Blobs {
  put(key: string, content: Parameters<ImportFiles['keep']>[1]): Promise<void>
  get(key: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(key: string): Promise<boolean>
}

/** Files lie where photos do, until they are done. */
export const importFiles = (blobs: Blobs): ImportFiles => ({
  keep: (importId, file) => blobs.put(`imports/${importId}`, file),
  read: (importId) => blobs.get(`imports/${importId}`),
  forget: async (importId) => void (await blobs.remove(`imports/${importId}`)),
})
