import { contentOf } from '../blobs/content.ts'
import { type Blobs, keyPart } from '../blobs/port.ts'
import type { ProcessedPhoto } from './process.ts'

export type PhotoSize = 'full' | 'small'

/** Photos under the organisations that took them: two that keep the same picture each keep their own. */
export interface PhotoStore {
  keep(organisationId: string, photo: ProcessedPhoto): Promise<void>
  /** The organisation's own; of any organisation where none is named. */
  read(photoId: string, size: PhotoSize, organisationId?: string): Promise<AsyncIterable<Uint8Array> | undefined>
  /** Whether the organisation has it. */
  has(organisationId: string, photoId: string): Promise<boolean>
  /** Erases the organisation's picture in all sizes; whether there was one. */
  erase(organisationId: string, photoId: string): Promise<boolean>
}

export const photoStore = (blobs: Blobs): PhotoStore => {
  const keyOf = (photoId: string, size: PhotoSize, organisationId: string) =>
    `photos/${photoId}/${keyPart(organisationId)}.${size}.webp`
  return {
    keep: async (organisationId, { photoId, full, small }) => {
      // The full one last: where it is, the small one is too.
      await blobs.put(keyOf(photoId, 'small', organisationId), contentOf(small))
      await blobs.put(keyOf(photoId, 'full', organisationId), contentOf(full))
    },
    read: async (photoId, size, organisationId) => {
      if (organisationId !== undefined) return blobs.get(keyOf(photoId, size, organisationId))
      const keys = await blobs.list(`photos/${photoId}/`, 20)
      const key = keys.find((one) => one.endsWith(`.${size}.webp`))
      return key === undefined ? undefined : blobs.get(key)
    },
    has: async (organisationId, photoId) =>
      (await blobs.list(`photos/${photoId}/`, 1_000)).includes(keyOf(photoId, 'full', organisationId)),
    erase: async (organisationId, photoId) => {
      const erased = [
        await blobs.remove(keyOf(photoId, 'full', organisationId)),
        await blobs.remove(keyOf(photoId, 'small', organisationId)),
      ]
      return erased.includes(true)
    },
  }
}
