import { createHash } from 'node:crypto'
import { kindOf } from './kind.ts'

/** A photo as it is kept: turned upright, no side longer than 2048, with nothing in it but the picture. */
export interface ProcessedPhoto {
  readonly photoId: string
  readonly width: number
  readonly height: number
  readonly full: Uint8Array
  readonly small: Uint8Array
}

export type PhotoRefused =
  | { readonly code: 'photo-type-not-accepted'; readonly found: string }
  | { readonly code: 'photo-too-many-pixels'; readonly most: number }
  | { readonly code: 'photo-broken' }

const longestSide = 2048
const smallSide = 400
/** A file of some kB can unfold into a picture of gigabytes. */
export const mostPixels = 50_000_000
const accepted = ['jpeg', 'png', 'webp']

/** One picture at a time: each takes a core and tens of megabytes. */
let turn: Promise<unknown> = Promise.resolve()
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const mine = turn.then(work, work)
  turn = mine.catch(() => undefined)
  return mine
}

const processNow = async (bytes: Uint8Array): Promise<{ done: ProcessedPhoto } | { refused: PhotoRefused }> => {
  const kind = kindOf(bytes)
  if (!accepted.includes(kind)) return { refused: { code: 'photo-type-not-accepted', found: kind } }
  // Loaded with the first photo: a service that gets none does not pay for it.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const options = { autoOrient: true, limitInputPixels: mostPixels, failOn: 'error' } as const
  try {
    const { width, height, format } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    if (format !== kind) return { refused: { code: 'photo-broken' } }
    if (width * height > mostPixels) return { refused: { code: 'photo-too-many-pixels', most: mostPixels } }
    const shrunk = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const
    const { data, info } = await sharp(bytes, options)
      .resize(shrunk(longestSide))
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    const small = await sharp(data).resize(shrunk(smallSide)).webp({ quality: 75 }).toBuffer()
    const photoId = createHash('sha256').update(data).digest('hex')
    return { done: { photoId, width: info.width, height: info.height, full: data, small } }
  } catch {
    return { refused: { code: 'photo-broken' } }
  }
}

/** Looks at what a photo is, not at what it is called, and makes of it what is kept: the same photo gives the same bytes. */
export const processPhoto = (bytes: Uint8Array): ReturnType<typeof processNow> => inTurn(() => processNow(bytes))
