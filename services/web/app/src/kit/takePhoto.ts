import { request } from '../api/client.ts'
import type { Service } from '../api/types.ts'
import { photoUpload } from './photo.ts'

/** Takes a photo that one service keeps over to another, which then keeps its own. Answers its id there; throws a Problem. */
export const takePhoto = async (from: Service, photoId: string, to: Service): Promise<string> => {
  const blob = await (await request({ service: from, path: `/photos/${photoId}` })).blob()
  return photoUpload(to, blob).send()
}
