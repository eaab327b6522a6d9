import { readFileSync } from 'node:fs'
import type { Client } from '../client.ts'
import type { Told } from '../told.ts'

export type Picture = 'scale' | 'paper' | 'brooch' | 'bracelet' | 'ring' | 'earrings' | 'pendant'
type Keeper = 'sourcing' | 'production' | 'promotion'

const taken = new WeakMap<Client, Map<string, Promise<string>>>()

/** Gives the id under which a service keeps a photo for somebody's organisation; each is sent once in a telling. */
const kept = (client: Client, name: string, send: () => Promise<{ photoId: string }>): Promise<string> => {
  const all = taken.get(client) ?? new Map<string, Promise<string>>()
  taken.set(client, all)
  const known = all.get(name) ?? send().then(({ photoId }) => photoId)
  all.set(name, known)
  return known
}

/** Takes a picture with the phone, whose file says where and when, and sends it to a service. */
export const photograph = (
  client: Client,
  told: Told,
  person: string,
  service: Keeper,
  picture: Picture,
): Promise<string> =>
  kept(client, `${person} ${service} ${picture}`, () =>
    client.send(person, {
      name: `${person}-photo-${service}-${picture}`,
      path: `/${service}/photos`,
      upload: {
        contentType: 'image/jpeg',
        content: readFileSync(new URL(`../../pictures/${picture}.jpg`, import.meta.url)),
      },
      happenedAt: told.at(0),
    }),
  )

/** Marketing takes a photo of the workshop over, as its screen does: read from production, kept by promotion. */
export const takeOver = (client: Client, told: Told, person: string, photoId: string): Promise<string> =>
  kept(client, `${person} takes over ${photoId}`, async () => {
    const { contentType, bytes } = await client.download(person, `/production/photos/${photoId}`)
    return client.send(person, {
      name: `${person}-takes-over-${photoId}`,
      path: '/promotion/photos',
      upload: { contentType, content: bytes },
      happenedAt: told.at(0),
    })
  })
