import { createHash } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { mostPixels, processPhoto } from './process.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c0c0c8' } })

/** A photo as a phone takes it: lying, with the way up and the place in its EXIF, and a profile and XMP beside. */
const asTaken = await picture(60, 40)
  .composite([{ input: { create: { width: 30, height: 40, channels: 3, background: '#000' } }, left: 0, top: 0 }])
  .withExif({
    IFD0: { Make: 'PhoneMaker' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 41/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '9/1 43/1 0/1' },
  })
  .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
  .jpeg({ quality: 100 })
  .toBuffer()
const withPlace = await sharp(asTaken).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer()

const done = async (bytes: Uint8Array) => {
  const outcome = await processPhoto(bytes)
  if (!('done' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`)
  return outcome.done
}

it('nothing of place, camera and time is left, and the picture stands upright', async () => {
  const before = await sharp(withPlace).metadata()
  expect(before.exif?.includes('PhoneMaker')).toBe(true)
  const gpsTags = [Buffer.from([0x88, 0x25]), Buffer.from([0x25, 0x88])]
  expect(gpsTags.some((tag) => before.exif?.includes(tag))).toBe(true)
  expect(before.xmp?.includes('secret')).toBe(true)
  expect(before.orientation).toBe(6)

  const { full, small, width, height } = await done(withPlace)
  expect([width, height]).toEqual([40, 60])
  for (const bytes of [full, small]) {
    const after = await sharp(bytes).metadata()
    expect(after).toMatchObject({ format: 'webp', width: 40, height: 60 })
    for (const part of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const)
      expect(after[part]).toBeUndefined()
    for (const trace of ['PhoneMaker', 'EXIF', 'Exif', 'XMP ', 'secret', 'GPS'])
      expect(Buffer.from(bytes).includes(trace)).toBe(false)
  }
  // Left was black; turned by a quarter to the right, the top is.
  const pixels = await sharp(full).raw().toBuffer()
  expect(pixels[0]).toBeLessThan(40)
  expect(pixels[pixels.length - 1]).toBeGreaterThan(150)
})

it.each(['jpeg', 'png', 'webp'] as const)('a large %s is shrunk, in two sizes, and never enlarged', async (format) => {
  const { full, small, photoId, width, height } = await done(await picture(3000, 1500).toFormat(format).toBuffer())
  expect([width, height]).toEqual([2048, 1024])
  expect(await sharp(small).metadata()).toMatchObject({ width: 400, height: 200 })
  expect(photoId).toBe(createHash('sha256').update(full).digest('hex'))
  expect(await done(await picture(20, 10).toFormat(format).toBuffer())).toMatchObject({ width: 20, height: 10 })
})

it('the same photo gets the same id', async () => {
  const [first, second] = await Promise.all([done(withPlace), done(withPlace)])
  expect(first.photoId).toBe(second.photoId)
})

const text = (value: string) => new TextEncoder().encode(value)
const ftyp = (brand: string) => text(`\0\0\0\u0018ftyp${brand}\0\0\0\0`)

it.each([
  [
    'svg',
    text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'),
  ],
  ['svg', text('\uFEFF<?xml version="1.0"?>\n<!-- hidden --><svg width="9" height="9"/>')],
  ['gif', await picture(9, 9).gif().toBuffer()],
  ['tiff', await picture(9, 9).tiff().toBuffer()],
  ['avif', await picture(16, 16).avif().toBuffer()],
  ['heic', ftyp('heic')],
  ['pdf', text('%PDF-1.7')],
  ['unknown', text('hello')],
  ['unknown', gzipSync(text('<svg/>'))],
  ['unknown', new Uint8Array()],
])('%s is refused by what it is', async (found, bytes) => {
  expect(await processPhoto(bytes)).toEqual({ refused: { code: 'photo-type-not-accepted', found } })
})

const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return ~value >>> 0
}
const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}
/** A PNG of one colour whose header says how large it is. */
const pngOf = (width: number, height: number, data: Uint8Array) => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ])
}

it('a small file that unfolds into a huge picture is refused without being unfolded', async () => {
  const bomb = pngOf(30_000, 30_000, deflateSync(Buffer.alloc(30_000_000)))
  expect(bomb.length).toBeLessThan(100_000)
  const before = process.memoryUsage().rss
  expect(await processPhoto(bomb)).toEqual({ refused: { code: 'photo-too-many-pixels', most: mostPixels } })
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
})

it.each([
  ['cut off', withPlace.subarray(0, withPlace.length / 2)],
  ['a beginning alone', withPlace.subarray(0, 20)],
  ['a PNG without its picture', pngOf(50, 50, deflateSync(Buffer.alloc(10)))],
  ['noise after the beginning', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 0x5a)])],
])('what cannot be read is refused: %s', async (_, bytes) => {
  expect(await processPhoto(bytes)).toEqual({ refused: { code: 'photo-broken' } })
})
