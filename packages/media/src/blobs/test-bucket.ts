import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { bytesOf } from './port.ts'
import type { S3Place } from './s3.ts'

export interface TestS3 {
  readonly place: S3Place
  /** The next answers have these statuses instead of what they should be. */
  fail(...statuses: readonly number[]): void
  /** Why requests were refused; who looks may empty it. */
  readonly refused: string[]
  close(): Promise<void>
}

/**
 * A small S3 for specs. Every request is signed again by AWS's own signer, which shares no code with ours, and refused
 * unless both agree; the hash of the body must be the one that was signed.
 */
export const startTestS3 = async (): Promise<TestS3> => {
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'a/secret+of=tests' }
  const region = 'eu-west-3'
  const kept = new Map<string, Uint8Array>()
  const refused: string[] = []
  const failures: number[] = []
  const judge = new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  })

  const trouble = async (request: IncomingMessage, url: URL, body: Uint8Array): Promise<string | undefined> => {
    const given = request.headers.authorization ?? ''
    const signed = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? []
    const hash = String(request.headers['x-amz-content-sha256'])
    if (hash !== createHash('sha256').update(body).digest('hex')) return 'the hash is not that of the body'
    for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
      if (!signed.includes(needed)) return `${needed} is not signed`
    const date = String(request.headers['x-amz-date'])
    const signingDate = new Date(date.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))
    if (Math.abs(Date.now() - signingDate.getTime()) > 300_000) return 'signed at another time'
    const again = await judge.sign(
      {
        method: request.method ?? '',
        protocol: 'http:',
        hostname: url.hostname,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(signed.map((name) => [name, String(request.headers[name])])),
        body: undefined,
      },
      { signingDate },
    )
    const expected = Buffer.from(String(again.headers.authorization))
    const actual = Buffer.from(given.replaceAll(/, */g, ', '))
    const same = expected.length === actual.length && timingSafeEqual(expected, actual)
    return same ? undefined : `the signature differs: ${expected} instead of ${actual}`
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`)
    const body = await bytesOf(request)
    const status = failures.shift()
    if (status !== undefined) return void response.writeHead(status).end('<Error><Code>SlowDown</Code></Error>')
    const wrong = await trouble(request, url, body)
    if (wrong !== undefined) {
      refused.push(wrong)
      return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    }
    const [, bucket, ...key] = decodeURIComponent(url.pathname).split('/')
    const name = key.join('/')
    if (bucket !== 'pictures') return void response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>')
    if (request.method === 'GET' && name === '') {
      const prefix = url.searchParams.get('prefix') ?? ''
      const found = [...kept.keys()].filter((each) => each.startsWith(prefix)).sort()
      const contents = found.slice(0, Number(url.searchParams.get('max-keys')))
      const xml = contents.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('')
      return void response.writeHead(200).end(`<ListBucketResult>${xml}</ListBucketResult>`)
    }
    const there = kept.get(name)
    if (request.method === 'PUT') kept.set(name, body)
    if (request.method === 'DELETE') kept.delete(name)
    if (request.method === 'GET' || request.method === 'HEAD')
      return void response.writeHead(there ? 200 : 404).end(request.method === 'GET' ? there : undefined)
    response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
  }

  const server = createServer((request, response) => {
    // A sender who goes away in the middle gets no answer.
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    place: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      bucket: 'pictures',
      region,
      ...credentials,
      prefix: 'sourcing/',
    },
    fail: (...statuses) => void failures.push(...statuses),
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
