/** Bytes to keep. A stream begins anew each time that it is asked for, because a store may have to send it twice. */
export interface Content {
  readonly size: number
  /** Of the bytes, in hex. */
  readonly sha256: string
  stream(): AsyncIterable<Uint8Array>
}

/** Where a service keeps bytes that no table should hold: a photo, a file that was sent in. */
export interface Blobs {
  /** All of it or nothing: a reader never sees half. What was under the key before is gone. */
  put(key: string, content: Content): Promise<void>
  /** Undefined where there is nothing. Whoever takes the stream must read it to its end, or return it. */
  get(key: string): Promise<AsyncIterable<Uint8Array> | undefined>
  /** Whether there was something. */
  remove(key: string): Promise<boolean>
  /** Keys that begin with the prefix, in order, at most `most`. A prefix ends with `/`. */
  list(prefix: string, most: number): Promise<string[]>
}

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/

/** Keys are names divided by `/`; throws for anything that a disk or a URL could read otherwise. */
export const checkKey = (key: string): string => {
  if (!key.split('/').every((part) => segment.test(part)))
    throw new Error(`not a key of a blob: ${JSON.stringify(key)}`)
  return key
}

/** Any text as a part of a key; different texts give different parts. */
export const keyPart = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9-]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`
  }).join('')

export const bytesOf = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
