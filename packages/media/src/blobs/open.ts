import type { MediaPlace } from '@fibula/service-kit'
import { diskBlobs } from './disk.ts'
import type { Blobs } from './port.ts'
import { s3Blobs } from './s3.ts'

/** The store that the environment names. */
export const openBlobs = (place: MediaPlace): Blobs =>
  place.kind === 'disk' ? diskBlobs(place.directory) : s3Blobs(place)
