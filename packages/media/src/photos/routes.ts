import { commandRoute, fileRoute, type Role, type Route, runRepeatable, uploadRoute } from '@fibula/service-kit'
import type { Store } from '@fibula/store'
import { z } from 'zod'
import { mostPixels, type PhotoRefused, processPhoto } from './process.ts'
import type { PhotoStore } from './store.ts'

/** What a service's routes need to have among their dependencies. */
export interface PhotoDeps {
  readonly photos: { readonly store: PhotoStore; readonly answers: Pick<Store, 'answerTo' | 'keepAnswer'> }
}

export interface PhotoRoutesOptions {
  /** Who may add a photo, and erase one of the organisation's own. */
  readonly writers: readonly Role[]
  /** `own-organisation`: whoever is signed in for the organisation that took it. */
  readonly readers: 'own-organisation' | 'anyone-signed-in' | 'public'
}

interface Kept {
  readonly photoId: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

const photoId = z.string().regex(/^[0-9a-f]{64}$/, 'the id that an uploaded photo was given')
const takePhoto = 'Take the picture as JPEG, PNG or WebP; on an iPhone: Settings, Camera, Formats, Most Compatible.'

const problems = {
  'photo-type-not-accepted': { status: 415, title: 'This is no photo that can be kept', whatToDo: takePhoto },
  'photo-too-many-pixels': {
    status: 422,
    title: 'The picture has too many pixels',
    whatToDo: `Make it smaller: at most ${mostPixels / 1_000_000} million pixels.`,
  },
  'photo-broken': {
    status: 422,
    title: 'The picture cannot be read',
    whatToDo: 'Take it or save it again, then send it.',
  },
} as const

/** `POST /photos`, `GET /photos/{photoId}` and `DELETE /photos/{photoId}`, ready to stand among a service's routes. */
export const photoRoutes = <Deps extends PhotoDeps>({ writers, readers }: PhotoRoutesOptions): Route<Deps>[] => [
  uploadRoute<Deps, Kept, PhotoRefused>()({
    method: 'post',
    path: '/photos',
    summary: 'Keeps a photo, without what the camera wrote into it, such as the place',
    tag: 'photos',
    roles: writers,
    accepts: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 8 * 1024 * 1024,
    success: 201,
    view: z.strictObject({ photoId, width: z.int(), height: z.int(), bytes: z.int() }),
    problems,
    handle: ({ upload, context }, { photos: { store, answers } }) =>
      runRepeatable(answers, context, async () => {
        const made = await processPhoto(await upload.bytes())
        if ('refused' in made) return made
        const { photoId, width, height, full } = made.done
        await store.keep(context.actor.organisationId, made.done)
        return { done: { photoId, width, height, bytes: full.length } }
      }),
    respond: (kept) => ({ body: kept, location: `/photos/${kept.photoId}` }),
  }),
  fileRoute<Deps>()({
    path: '/photos/{photoId}',
    summary: 'A photo',
    tag: 'photos',
    roles: readers === 'public' ? 'public' : 'anyone-signed-in',
    params: z.strictObject({ photoId }),
    query: z.strictObject({ size: z.enum(['full', 'small']).default('full') }),
    contentTypes: ['image/webp'],
    handle: async ({ params: { photoId }, query: { size }, actor }, { photos: { store } }) => {
      const owner = readers === 'own-organisation' ? actor.organisationId : undefined
      const body = await store.read(photoId, size, owner)
      return body && { body, contentType: 'image/webp', etag: `${photoId}-${size}`, cache: 'immutable' }
    },
  }),
  commandRoute<Deps, { photoId: string }, never>()({
    method: 'delete',
    path: '/photos/{photoId}',
    summary: 'Erases a photo of the organisation, in all sizes',
    tag: 'photos',
    roles: writers,
    params: z.strictObject({ photoId }),
    success: 200,
    view: z.strictObject({ photoId }),
    problems: {},
    handle: ({ params: { photoId }, context }, { photos: { store, answers } }) =>
      runRepeatable(answers, context, async () =>
        (await store.erase(context.actor.organisationId, photoId)) ? { done: { photoId } } : undefined,
      ),
    respond: (erased) => ({ body: erased }),
  }),
]
