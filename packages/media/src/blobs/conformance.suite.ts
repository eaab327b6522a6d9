import { describe, expect, it } from 'vitest'
import { contentOf } from './content.ts'
import { type Blobs, bytesOf, type Content, keyPart } from './port.ts'

/** What every store of blobs promises. */
export const describeBlobs = (name: string, open: () => Promise<Blobs>): void => {
  describe(`blobs on ${name}`, async () => {
    const blobs = await open()
    const text = async (key: string) => {
      const stream = await blobs.get(key)
      return stream && new TextDecoder().decode(await bytesOf(stream))
    }
    const put = (key: string, value: string) => blobs.put(key, contentOf(new TextEncoder().encode(value)))

    it('gives back what was put, byte for byte', async () => {
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251)
      await blobs.put('bytes/of.a-file_1', contentOf(bytes))
      expect(Buffer.from(await bytesOf((await blobs.get('bytes/of.a-file_1')) ?? contentOf(bytes).stream()))).toEqual(
        Buffer.from(bytes),
      )
      await put('bytes/none', '')
      expect(await text('bytes/none')).toBe('')
    })

    it('a second put replaces the first', async () => {
      await put('replaced/x', 'first')
      await put('replaced/x', 'second')
      expect(await text('replaced/x')).toBe('second')
    })

    it('knows nothing of what was never put, nor of what was removed', async () => {
      expect(await blobs.get('never/x')).toBeUndefined()
      expect(await blobs.remove('never/x')).toBe(false)
      await put('removed/x', 'gone soon')
      expect(await blobs.remove('removed/x')).toBe(true)
      expect(await blobs.get('removed/x')).toBeUndefined()
      expect(await blobs.remove('removed/x')).toBe(false)
    })

    it('lists keys below a prefix, in order, no more than asked for', async () => {
      for (const key of ['listed/b', 'listed/a.small', 'listed/c', 'listed-not/d']) await put(key, key)
      expect(await blobs.list('listed/', 10)).toEqual(['listed/a.small', 'listed/b', 'listed/c'])
      expect(await blobs.list('listed/', 2)).toEqual(['listed/a.small', 'listed/b'])
      expect(await blobs.list('nothing/', 10)).toEqual([])
    })

    it('shows nothing of a put that broke off, and keeps what was there', async () => {
      await put('broken/x', 'whole')
      const breaks: Content = {
        size: 100_000,
        sha256: contentOf(new Uint8Array(100_000)).sha256,
        stream: async function* () {
          yield new Uint8Array(50_000)
          throw new Error('broken on the way')
        },
      }
      await expect(blobs.put('broken/x', breaks)).rejects.toThrow()
      await expect(blobs.put('broken/y', breaks)).rejects.toThrow()
      expect(await text('broken/x')).toBe('whole')
      expect(await blobs.get('broken/y')).toBeUndefined()
      expect(await blobs.list('broken/', 10)).toEqual(['broken/x'])
    })

    it.each(['', '/', 'a//b', '../x', 'a/../b', '/etc/passwd', 'a/./b', 'a\\b', 'a b', 'é', '.hidden', 'a/'])(
      'refuses the key %j',
      async (key) => {
        await expect(put(key, 'x')).rejects.toThrow('not a key')
        await expect(blobs.get(key)).rejects.toThrow('not a key')
        await expect(blobs.remove(key)).rejects.toThrow('not a key')
      },
    )

    it('any text can be made a part of a key, and no two the same', async () => {
      const names = ['coop-tiznit', 'coop_tiznit', '../x', 'تزنيت', 'a.b', 'A', 'a', '_61', 'a/b', '']
      const parts = names.map((each) => `org/${keyPart(each)}.x`)
      expect(new Set(parts).size).toBe(names.length)
      for (const key of parts.slice(0, -1)) await put(key, key)
      expect(await blobs.list('org/', 20)).toHaveLength(names.length - 1)
    })
  })
}
