import { request } from 'node:http'
import { expect, it } from 'vitest'
import { badHeaders } from './command.ts'
import { expectRefused, newKey, type Target } from './target.ts'

const patience = 120_000

const bytesOf = (text: string) => new TextEncoder().encode(text)
const noise = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 2_654_435_761) >>> 24)

/** Files that are not what they say. */
const junk: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'one byte': new Uint8Array(1),
  'zeros alone': new Uint8Array(4_096),
  noise: noise(10_000),
  text: bytesOf('not a file of that kind'),
  'one long line': bytesOf('x'.repeat(300_000)),
  'lines alone': bytesOf('\n'.repeat(10_000)),
  'quotes that never close': bytesOf(`"${'a;"'.repeat(5_000)}`),
  'half a surrogate pair in UTF-16': new Uint8Array([0xff, 0xfe, 0x3d, 0xd8, 0x0a, 0x00]),
  'a page': bytesOf('<!doctype html><script>alert(1)</script>'),
  'a drawing that reads a file': bytesOf(
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
  ),
  'the beginning of a JPEG': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]),
  'the beginning of a PNG': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  'the beginning of a ZIP': new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
}

/** The answer to a request that only announces its body. */
const announce = (target: Target, token: string | undefined, length: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(target.subject.url + target.address() + target.withQuery(), {
      method: target.method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        'content-type': target.file?.contentType,
        'content-length': length,
        ...newKey(),
      },
    })
    sent.on('response', (response) => {
      resolve(response.statusCode ?? 0)
      sent.destroy()
    })
    sent.on('error', reject)
    sent.flushHeaders()
  })

/** What only a route that takes a file can be attacked with. */
export const attackUpload = (target: Target): void => {
  const { upload, file, method, address, withQuery, unchanged, inside, send, subject } = target
  if (!upload || !file) return
  const to = () => address() + withQuery()

  it('refuses headers that are missing or malformed, and files of another type', () =>
    unchanged(async () => {
      const client = await inside()
      for (const [header, { code, values }] of Object.entries(badHeaders))
        for (const value of values)
          expect(expectRefused(await send(client, to(), { [header]: value }), `${header}: ${value}`, /^400$/)).toBe(
            code,
          )
      for (const type of ['', 'text', 'application/json', 'multipart/form-data; boundary=x', 'image/svg+xml'])
        expectRefused(await send(client, to(), { 'content-type': type }), `the type ${type}`, /^415$/)
      expectRefused(await send(client, to(), { 'content-encoding': 'gzip' }), 'a compressed body', /^415$/)
      const headers = { 'content-type': file.contentType, ...newKey() }
      expect(expectRefused(await client.raw(method, to(), { headers }), 'no body', /^400$/)).toBe('file-empty')
    }))

  it('413 as soon as the headers say that it is too large, before any of it has come', () =>
    unchanged(async () => {
      const roles = target.roles?.length === 0 ? ['inspector'] : target.roles
      const token =
        roles && (await subject.identity.token({ personId: 'somebody', organisationId: subject.insider, roles }))
      expect(await announce(target, token, upload.maxBytes + 1)).toBe(413)
    }))

  it(
    '413 when it turns out too large on the way',
    () =>
      unchanged(async () => {
        let left = upload.maxBytes + 1
        const piece = new Uint8Array(65_536)
        const body = new ReadableStream<Uint8Array>({
          pull: (controller) => {
            controller.enqueue(piece.subarray(0, Math.min(left, piece.length)))
            left -= piece.length
            if (left <= 0) controller.close()
          },
        })
        const reply = await (await inside()).raw(method, to(), {
          headers: { 'content-type': file.contentType, ...newKey() },
          body,
        })
        expect(expectRefused(reply, 'too many bytes', /^413$/)).toBe('file-too-large')
      }),
    patience,
  )

  it(
    'does not fail on files that are not what they say',
    async () => {
      const client = await inside()
      for (const type of upload.accepts)
        for (const [name, body] of Object.entries(junk)) {
          const reply = await client.raw(method, to(), { headers: { 'content-type': type, ...newKey() }, body })
          if (reply.status !== target.success) expectRefused(reply, `${name} as ${type}`)
        }
    },
    patience,
  )

  it('takes a good file, twice with one key (so that the refusals above mean something)', async () => {
    const client = await inside()
    const key = newKey()
    const first = await send(client, to(), key).expectStatus(target.success)
    const again = await send(client, to(), key).expectStatus(target.success)
    expect(again.body).toEqual(first.body)
  })
}
