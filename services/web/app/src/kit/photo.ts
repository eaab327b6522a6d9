import { requestJson } from '../api/client.ts'
import { newKey } from '../api/command.ts'

const longestSide = 2048

/** A photo as it is sent: at most 2048 pixels on its longer side, JPEG, drawn upright and so without what the camera wrote into it. */
export const shrinkPhoto = async (file: Blob): Promise<Blob> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  if (!blob) throw new Error('no picture')
  return blob
}

/** Uploads under one key, so that sending again after a lost answer stores it once. */
export const photoUpload = (service: string, file: Blob) => {
  const key = newKey()
  let small: Blob | undefined
  return {
    send: async (): Promise<string> => {
      small ??= await shrinkPhoto(file)
      const { photoId } = await requestJson<{ photoId: string }>({
        service,
        method: 'POST',
        path: '/photos',
        body: small,
        headers: { 'idempotency-key': key, 'content-type': 'image/jpeg' },
      })
      return photoId
    },
  }
}
