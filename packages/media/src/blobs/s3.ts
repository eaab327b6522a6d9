import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as safeRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MediaPlace } from '@fibula/service-kit'
import { contentOf } from './content.ts'
import { type Blobs, bytesOf, type Content, checkKey } from './port.ts'

export type S3Place = Omit<Extract<MediaPlace, { kind: 's3' }>, 'kind'>

const attempts = 3
const patienceMs = 30_000
const nothing = contentOf(new Uint8Array())

/** A store that speaks the S3 protocol, with the bucket in the path. */
export const s3Blobs = (place: S3Place): Blobs => {
  const base = `${place.endpoint.replace(/\/$/, '')}/${place.bucket}`
  const urlOf = (key: string) => `${base}/${place.prefix}${checkKey(key)}`

  const sendOnce = async (method: string, url: string, content: Content): Promise<IncomingMessage> => {
    // Loaded with the first request: who keeps files on disk has nothing to sign.
    const { AwsV4Signer } = await import('aws4fetch')
    const { accessKeyId, secretAccessKey, region } = place
    const signer = new AwsV4Signer({
      method,
      url,
      headers: { 'x-amz-content-sha256': content.sha256 },
      service: 's3',
      accessKeyId,
      secretAccessKey,
      region,
    })
    const { headers } = await signer.sign()
    const request = (url.startsWith('https:') ? safeRequest : plainRequest)(url, {
      method,
      headers: { ...Object.fromEntries(headers), 'content-length': content.size },
      timeout: patienceMs,
    })
    request.on('timeout', () =>
      request.destroy(Object.assign(new Error('the S3 store is silent'), { code: 'ETIMEDOUT' })),
    )
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve)
      request.on('error', reject)
    })
    await Promise.all([answered, pipeline(Readable.from(content.stream()), request)])
    return answered
  }

  /** The answer, for a status that is expected; tried again where that may help. */
  const send = async (
    method: string,
    url: string,
    expected: readonly number[],
    content = nothing,
  ): Promise<IncomingMessage> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await sendOnce(method, url, content)
        const status = answer.statusCode ?? 0
        if (expected.includes(status)) return answer
        const text = new TextDecoder().decode(await bytesOf(answer)).slice(0, 300)
        throw Object.assign(new Error(`the S3 store answers ${status} to ${method}: ${text}`), {
          ...(status >= 500 || status === 429 ? { code: 'ECONNRESET' } : { final: true }),
        })
      } catch (error) {
        if (attempt === attempts || (error as { final?: boolean }).final) throw error
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt))
      }
    }
  }
  const drain = (answer: IncomingMessage): void => void answer.resume()

  return {
    put: async (key, content) => drain(await send('PUT', urlOf(key), [200, 201, 204], content)),
    get: async (key) => {
      const answer = await send('GET', urlOf(key), [200, 404])
      if (answer.statusCode === 200) return answer
      drain(answer)
      return undefined
    },
    remove: async (key) => {
      const there = await send('HEAD', urlOf(key), [200, 404])
      drain(there)
      if (there.statusCode === 404) return false
      drain(await send('DELETE', urlOf(key), [200, 204]))
      return true
    },
    list: async (prefix, most) => {
      const query = new URLSearchParams({ 'list-type': '2', 'max-keys': String(most), prefix: place.prefix + prefix })
      const xml = new TextDecoder().decode(await bytesOf(await send('GET', `${base}?${query}`, [200])))
      // Our keys hold nothing that XML would write otherwise.
      return [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key.slice(place.prefix.length))
    },
  }
}
