import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { expectProblemShape, type HttpClient, httpClient, type Reply } from '../http/client.ts'
import { until } from '../until.ts'
import { settledDigests } from './digest.ts'
import type { Operation } from './operations.ts'
import { sampleOf } from './samples.ts'
import type { HostileSubject } from './subject.ts'

export const jsonType = { 'content-type': 'application/json' }
export const newKey = () => ({ 'idempotency-key': randomUUID() })
export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`

/** A problem of the caller's making: 4xx, with everything that a problem promises. Answers its code. */
export const expectRefused = (reply: Reply, attack: string, status: RegExp = /^4/): string => {
  expect(String(reply.status), `${attack}: ${JSON.stringify(reply.body)}`).toMatch(status)
  return reply.body === undefined ? '' : expectProblemShape(reply).code
}

/** One route of a running service, with what a good request to it looks like. */
export const targetOf = (subject: HostileSubject, operation: Operation) => {
  const { method, path, params, query, roles } = operation
  const { url, pool, identity, insider, things = {} } = subject
  const isCommand = method !== 'GET'
  const file = operation.upload && subject.files?.[nameOf(operation)]
  if (operation.upload && !file) throw new Error(`${nameOf(operation)} takes a file: give the subject a good one`)
  const good = operation.body && (subject.bodies?.[nameOf(operation)] ?? sampleOf(operation.body))
  const ids = Object.keys(params)

  const client = async (organisationId: string, held = roles): Promise<HttpClient> => {
    if (held === undefined) return httpClient(url)
    const person = {
      personId: `person-of-${organisationId}`,
      organisationId,
      roles: held.length === 0 ? ['inspector'] : held,
    }
    return httpClient(url, await identity.token(person))
  }
  /** The path with these values, exactly as given; samples where none is. */
  const address = (values: Readonly<Record<string, string>> = {}): string =>
    path.replaceAll(
      /\{(\w+)\}/g,
      (_, param: string) => values[param] ?? encodeURIComponent(String(sampleOf(params[param] ?? {}))),
    )
  const withQuery = (...more: string[]): string => {
    const usual = Object.keys(query).flatMap((param) => {
      const value = subject.queries?.[`${nameOf(operation)} ${param}`] ?? subject.queries?.[param]
      return value === undefined || more.some((one) => one.startsWith(`${param}=`))
        ? []
        : [`${param}=${encodeURIComponent(value)}`]
    })
    return [...usual, ...more].map((one, index) => `${index === 0 ? '?' : '&'}${one}`).join('')
  }

  return {
    ...operation,
    subject,
    isCommand,
    good,
    file,
    ids,
    things,
    /** Whether the things in the path are real ones. */
    known: ids.length > 0 && ids.every((param) => things[param] !== undefined),
    client,
    inside: () => client(insider),
    address,
    withQuery,
    /** The good request, but for what is said. */
    send: (sender: HttpClient, to = address() + withQuery(), headers: Readonly<Record<string, string>> = {}) =>
      sender.raw(
        method,
        to,
        file
          ? {
              headers: { 'content-type': file.contentType, ...newKey(), ...headers },
              body: file.bytes,
            }
          : {
              headers: isCommand ? { ...(good === undefined ? {} : jsonType), ...newKey(), ...headers } : headers,
              body: isCommand && good !== undefined ? JSON.stringify(good) : null,
            },
      ),
    unchanged: async (attacks: () => Promise<void>): Promise<void> => {
      const settled = async () => {
        await until(async () => (await subject.idle?.()) ?? true, { what: 'the work behind the requests is done' })
        return settledDigests(pool)
      }
      const before = await settled()
      await attacks()
      expect(await settled()).toEqual(before)
    },
  }
}

export type Target = ReturnType<typeof targetOf>
