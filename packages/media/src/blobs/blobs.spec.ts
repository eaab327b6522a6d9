import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { describeBlobs } from './conformance.suite.ts'
import { contentOf } from './content.ts'
import { memoryBlobs } from './memory.ts'
import { openBlobs } from './open.ts'
import { s3Blobs } from './s3.ts'
import { startTestS3 } from './test-bucket.ts'

const directory = await mkdtemp(join(tmpdir(), 'fibula-blobs-'))
const s3 = await startTestS3()
afterAll(async () => {
  await s3.close()
  await rm(directory, { recursive: true })
})

describeBlobs('memory', async () => memoryBlobs())
describeBlobs('disk', async () => openBlobs({ kind: 'disk', directory }))
describeBlobs('S3', async () => openBlobs({ kind: 's3', ...s3.place }))

const one = contentOf(new TextEncoder().encode('one'))

it('disk: nothing half written stays behind', async () => {
  expect(await readdir(join(directory, 'arriving'))).toEqual([])
})

it('S3: AWS’s own signer agreed with every signature', () => expect(s3.refused).toEqual([]))

it('S3: a wrong secret is refused, so the judge judges', async () => {
  const wrong = s3Blobs({ ...s3.place, secretAccessKey: 'another' })
  await expect(wrong.put('x/y', one)).rejects.toThrow('403')
  expect(s3.refused.splice(0)).toEqual([expect.stringContaining('the signature differs')])
})

it('S3: what may pass is tried again, the stream from its beginning; what will not pass is told at once', async () => {
  const blobs = s3Blobs(s3.place)
  s3.fail(503, 500)
  await blobs.put('again/x', one)
  expect(await blobs.get('again/x')).toBeDefined()
  s3.fail(503, 503, 503)
  await expect(blobs.get('again/x')).rejects.toMatchObject({ code: 'ECONNRESET' })
  s3.fail(400)
  await expect(blobs.get('again/x')).rejects.toThrow('answers 400')
  expect(await blobs.get('again/x')).toBeDefined()
})

it('S3: services that share a bucket do not see each other', async () => {
  await s3Blobs(s3.place).put('ours/x', one)
  const other = s3Blobs({ ...s3.place, prefix: 'sales/' })
  expect(await other.get('ours/x')).toBeUndefined()
  expect(await other.list('ours/', 10)).toEqual([])
})
