import { hash } from 'node:crypto'
import type { Request } from 'express'
import type { z } from 'zod'
import type { Authenticate } from './auth.ts'
import { parseJson, unkeepable } from './json.ts'
import { HttpProblem } from './problem.ts'
import type { Actor, Roles, Shape } from './route.ts'

const dayMs = 86_400_000
const nobody: Actor = { personId: 'public', organisationId: 'public', roles: [] }

export const admit = async (authenticate: Authenticate, roles: Roles, req: Request): Promise<Actor> => {
  if (roles === 'public') return nobody
  const actor = await authenticate(req.headers.authorization)
  if (roles !== 'anyone-signed-in' && !roles.some((role) => actor.roles.includes(role)))
    throw new HttpProblem('role-missing', { roles })
  return actor
}

const invalid = (errors: readonly { readonly pointer: string; readonly message: string }[]) =>
  new HttpProblem('invalid-request', { errors })

const pointer = (part: string, path: readonly PropertyKey[]): string =>
  `/${[part, ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')}`

/** What the schema makes of it. Throws invalid-request with a pointer (RFC 6901) and a message for each thing to mend. */
export const check = (schema: Shape, part: 'path' | 'query' | 'body', value: unknown): unknown => {
  if (schema === undefined) {
    const nothing = value === undefined || (isRecord(value) && Object.keys(value).length === 0)
    if (!nothing) throw invalid([{ pointer: `/${part}`, message: `this takes no ${part}` }])
    return undefined
  }
  const result = (schema as z.ZodType).safeParse(value)
  if (result.success) return result.data
  throw invalid(
    result.error.issues.slice(0, 20).map((issue) => ({ pointer: pointer(part, issue.path), message: issue.message })),
  )
}

const isRecord = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Path and query are text that the JSON parser did not see. */
export const checkText = (part: 'path' | 'query', values: object): object => {
  for (const [name, value] of Object.entries(values))
    for (const text of [name, value].flat()) {
      const trouble = typeof text === 'string' ? unkeepable(text) : undefined
      if (trouble) throw invalid([{ pointer: pointer(part, [name]), message: trouble }])
    }
  return values
}

const mostBodyBytes = 102_400

/** A body of 100 kB that has not come by then never will. */
const longestBodyMs = 30_000

const isEncoded = ({ headers }: Request): boolean =>
  !['identity', undefined].includes(headers['content-encoding']?.toLowerCase())

/**
 * The bytes of a body of at most 100 kB; undefined where there is none. What is too long is read to its end and dropped,
 * so that its sender reads the refusal.
 */
export const readBytes = (req: Request): Promise<Uint8Array | undefined> =>
  new Promise((resolve, reject) => {
    if (isEncoded(req)) return reject(new HttpProblem('unsupported-media-type'))
    const pieces: Buffer[] = []
    let size = 0
    const late = setTimeout(() => req.destroy(), longestBodyMs)
    const broken = () => {
      clearTimeout(late)
      reject(new HttpProblem('broken-json', { reason: 'it broke off' }))
    }
    if (req.destroyed) return broken()
    req.once('close', broken)
    req.on('data', (piece: Buffer) => {
      size += piece.length
      if (size <= mostBodyBytes) pieces.push(piece)
    })
    req.once('end', () => {
      clearTimeout(late)
      req.off('close', broken)
      if (size > mostBodyBytes) reject(new HttpProblem('too-large'))
      else resolve(pieces.length > 1 ? Buffer.concat(pieces) : pieces[0])
    })
  })

export const readJson = (req: Request, bytes: Uint8Array | undefined): unknown => {
  if (bytes === undefined) return undefined
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(req.headers['content-type'] ?? ''))
    throw new HttpProblem('unsupported-media-type')
  return parseJson(bytes)
}

export const readIfMatch = (header: string | undefined): number | undefined => {
  if (header === undefined || header.trim() === '*') return undefined
  const version = /^\s*"(\d{1,9})"\s*$/.exec(header)?.[1]
  if (version === undefined) throw new HttpProblem('if-match-malformed')
  return Number(version)
}

/** Whether the reader has this version already. Weak tags count: our tags say what is shown, not by which bytes. */
export const hasAlready = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)

export const readHappenedAt = (header: string | string[] | undefined, now: Date): string => {
  if (header === undefined) return now.toISOString()
  const parts = typeof header === 'string' ? /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.exec(header) : null
  const time = parts ? Date.parse(parts[0]) : Number.NaN
  // The 30th of February is read as the 2nd of March: what comes out must be the day that went in.
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(parts?.[1] ?? '')
  if (!exists || time > now.getTime() + dayMs || time < 0) throw new HttpProblem('happened-at-malformed')
  return new Date(time).toISOString()
}

export const readKey = (header: string | string[] | undefined): string => {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header))
    throw new HttpProblem('idempotency-key-missing')
  return header
}

/** The same request has the same hash: its method, its path and its bytes; of a file, its query and the hash of its bytes. */
export const hashOf = (req: Request, bytes: Uint8Array | string | undefined): string => {
  if (typeof bytes === 'string') return hash('sha256', `${req.method} ${req.url}\n${bytes}`)
  const line = Buffer.from(`${req.method} ${req.path}\n`)
  return hash('sha256', bytes ? Buffer.concat([line, bytes]) : line)
}
