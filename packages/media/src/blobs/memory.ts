import { contentOf } from './content.ts'
import { type Blobs, bytesOf, checkKey } from './port.ts'

/** For specs that want no disk. */
export const memoryBlobs = (): Blobs => {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (key, content) => {
      const bytes = await bytesOf(content.stream())
      kept.set(checkKey(key), bytes)
    },
    get: async (key) => {
      const bytes = kept.get(checkKey(key))
      return bytes && contentOf(bytes).stream()
    },
    remove: async (key) => kept.delete(checkKey(key)),
    list: async (prefix, most) =>
      [...kept.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .slice(0, most),
  }
}
