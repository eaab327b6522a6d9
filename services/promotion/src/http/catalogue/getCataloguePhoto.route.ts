import { fileRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

/** A photo is public as long as an item that shows it is, so whoever has seen it asks again before it is shown once more. */
export const getCataloguePhoto = fileRoute<Deps>()({
  path: '/catalogue/{itemId}/photos/{photoId}',
  summary: 'A photo of a published item, for everybody',
  tag: 'catalogue',
  roles: 'public',
  params: z.strictObject({ itemId: quantities.id, photoId: quantities.photoId }),
  query: z.strictObject({ size: z.enum(['full', 'small']).default('full') }),
  contentTypes: ['image/webp'],
  handle: async ({ params: { itemId, photoId }, query: { size } }, { reads, photos }) => {
    if (!(await reads.photoIsPublic(itemId, photoId))) return undefined
    const body = await photos.store.read(photoId, size)
    return body && { body, contentType: 'image/webp', etag: `${photoId}-${size}` }
  },
})
