import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { hasAlready } from './request.ts'
import type { FileAnswer, Roles } from './route.ts'

/** RFC 6266: the name in ASCII for old readers, and as it is for all others. */
const disposition = ({ download, fileName }: FileAnswer): string => {
  const kind = download ? 'attachment' : 'inline'
  if (fileName === undefined) return kind
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(fileName).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"${plain === fileName ? '' : `; filename*=UTF-8''${exact}`}`
}

/** A page that a service makes shows text and pictures; whatever got into it, nothing in it runs. */
const pageMay = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"

const caching = ({ cache }: FileAnswer, roles: Roles): string => {
  const who = roles === 'public' ? 'public' : 'private'
  return cache === 'immutable' ? `${who}, max-age=31536000, immutable` : `${who}, no-cache`
}

/** Answers a file. One that breaks off on the way ends the connection, so that half of it is not taken for the whole. */
export const sendFile = async (res: Response, file: FileAnswer, roles: Roles): Promise<void> => {
  const { body, contentType, etag } = file
  res.status(200).set({
    'Content-Type': contentType,
    'Content-Disposition': disposition(file),
    'Cache-Control': caching(file, roles),
    'X-Content-Type-Options': 'nosniff',
    ...(/^text\/html|^image\/svg/.test(contentType) ? { 'Content-Security-Policy': pageMay } : {}),
    ...(etag === undefined ? {} : { ETag: `"${etag}"` }),
  })
  if (etag !== undefined && hasAlready(res.req.headers['if-none-match'], `"${etag}"`)) {
    await close(body)
    return void res.status(304).end()
  }
  if (typeof body === 'string' || body instanceof Uint8Array) return void res.send(Buffer.from(body as string))
  if (res.req.method === 'HEAD') {
    await close(body)
    return void res.end()
  }
  await pipeline(Readable.from(body, { objectMode: false }), res)
}

/** Lets go of a stream that nobody will read. */
const close = async (body: FileAnswer['body']): Promise<void> => {
  if (typeof body === 'string' || body instanceof Uint8Array) return
  await body[Symbol.asyncIterator]().return?.()
}
