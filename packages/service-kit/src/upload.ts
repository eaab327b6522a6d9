import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request, Response } from 'express'
import { HttpProblem } from './problem.ts'

/** A file that was sent, whole, on this machine until the request is answered. */
export interface Upload {
  /** One of those that the route accepts, in small letters, without parameters. */
  readonly contentType: string
  readonly size: number
  /** Of its bytes, in hex: the same file has the same. */
  readonly sha256: string
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  /** From the beginning, each time. */
  stream(): AsyncIterable<Uint8Array>
}

/** A file may come over a slow line, but it must come. */
const longestSilenceMs = 20_000
/** A refused sender may go on sending this long, so that it reads the refusal; then its connection is cut. */
const refusedDrainMs = 10_000

interface Limits {
  readonly accepts: readonly string[]
  readonly maxBytes: number
}

/** What the headers say already: nothing of the body is read before that is right. */
const admitFile = (req: Request, { accepts, maxBytes }: Limits): string => {
  const contentType = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const plain = [undefined, 'identity'].includes(req.headers['content-encoding'])
  if (!plain || !accepts.includes(contentType)) throw new HttpProblem('file-type-not-accepted', { accepts })
  const length = Number(req.headers['content-length'] ?? Number.NaN)
  if (length > maxBytes) throw new HttpProblem('file-too-large', { maxBytes })
  if (length === 0) throw new HttpProblem('file-empty')
  return contentType
}

/** Writes the body to a file of this machine, counting and hashing on the way; memory holds one piece at a time. */
const spool = async (req: Request, path: string, maxBytes: number): Promise<{ size: number; sha256: string }> => {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  const timer = setTimeout(() => req.destroy(), longestSilenceMs)
  try {
    // Not the request's own iterator: that would destroy the connection before a refusal is read.
    for await (const piece of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      timer.refresh()
      size += piece.length
      if (size > maxBytes) throw new HttpProblem('file-too-large', { maxBytes })
      hash.update(piece)
      await file.write(piece)
    }
    if (size === 0) throw new HttpProblem('file-empty')
    return { size, sha256: hash.digest('hex') }
  } finally {
    clearTimeout(timer)
    await file.close()
  }
}

/** Takes a file in, lets `use` work with it, and leaves nothing of it behind. Throws file-too-large and file-type-not-accepted. */
export const withUpload = async <T>(
  req: Request,
  res: Response,
  limits: Limits,
  use: (upload: Upload) => Promise<T>,
): Promise<T> => {
  const path = join(tmpdir(), `fibula-upload-${randomUUID()}`)
  try {
    const contentType = admitFile(req, limits)
    const { size, sha256 } = await spool(req, path, limits.maxBytes)
    return await use({
      contentType,
      size,
      sha256,
      bytes: async () => new Uint8Array(await readFile(path)),
      stream: () => createReadStream(path),
    })
  } catch (error) {
    if (!req.complete) {
      res.set('Connection', 'close')
      req.resume()
      setTimeout(() => req.socket.destroy(), refusedDrainMs).unref()
    }
    throw error
  } finally {
    await rm(path, { force: true })
  }
}
