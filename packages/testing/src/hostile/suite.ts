import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { httpClient } from '../http/client.ts'
import { attackCommand } from './command.ts'
import { settledDigests } from './digest.ts'
import { operationsOf } from './operations.ts'
import type { HostileSubject } from './subject.ts'
import { expectRefused, nameOf, newKey, type Target, targetOf } from './target.ts'
import { attackUpload } from './upload.ts'

const allRoles = ['clerk', 'workshop', 'marketing', 'seller', 'inspector']
const injection = encodeURIComponent("'; DROP TABLE event; --")
const badPaths = [
  '%00',
  '%',
  '%ff',
  '%ED%A0%80',
  'null',
  '-1',
  '9'.repeat(40),
  injection,
  '%F0%9F%98%80',
  'x'.repeat(5_000),
]
const badQueries = ['', '%00', '-1', '0', '1e9', '9007199254740993', 'NaN', '%5B%5D', injection, 'x'.repeat(3_000)]
const forgedCursors = ['[]', '{}', 'null', '"', '["\\u0000"]', '[1e400]', '[-1]', '["\'"]', '[[]]', '["a","b","c","d"]']

/**
 * Bad input to every route of a service: all of it gets a 4xx problem with a code, never a 5xx, and changes no table. The
 * routes, and what fits them, are read from the service's OpenAPI document, so that a new route is attacked by itself.
 * Call it at the top of a spec file: `await describeHostileInput('sourcing', async () => ({ url, pool, … }))`.
 */
export const describeHostileInput = async (name: string, start: () => Promise<HostileSubject>): Promise<void> => {
  const subject = await start()
  const operations = await operationsOf(subject.url)
  describe(`${name} refuses bad input and changes nothing`, () => {
    for (const operation of operations)
      describe(nameOf(operation), () => {
        const target = targetOf(subject, operation)
        attackAddress(target)
        if (target.upload) attackUpload(target)
        else if (target.isCommand) attackCommand(target)
      })

    it('404 for addresses that do not exist, 405 for methods that do not', async () => {
      const anybody = httpClient(subject.url)
      const before = await settledDigests(subject.pool)
      for (const path of ['/nothing', '/..%2f..%2fetc', '/__proto__', '/%00', '/%'])
        expectRefused(await anybody.raw('GET', path), path, /^40[04]$/)
      for (const { path } of operations) {
        const reply = await anybody.raw('PROPFIND', path.replaceAll(/[{}]/g, ''))
        expectRefused(reply, `PROPFIND ${path}`, /^405$/)
        expect(reply.headers.get('allow')).toMatch(/[A-Z]/)
      }
      expect(await settledDigests(subject.pool)).toEqual(before)
    })
  })
}

/** What every route can be attacked with: who asks, the path and the query. */
const attackAddress = (target: Target): void => {
  const { method, roles, ids, query, known, things, subject, address, withQuery, unchanged, inside, send } = target
  const { isList, isTable } = target
  const { identity, insider, outsider, shared = [], url } = subject

  it('refuses a bad path or query', () =>
    unchanged(async () => {
      const client = await inside()
      for (const param of ids)
        for (const value of badPaths)
          expectRefused(await send(client, address({ [param]: value })), `${param} = ${value}`)
      // Where a file belongs none is sent: the query is read first, and nothing must come of a text that a route may take.
      const ask = (to: string) =>
        target.file
          ? client.raw(method, to, { headers: { 'content-type': target.file.contentType, ...newKey() } })
          : send(client, to)
      expectRefused(await ask(address() + withQuery('unexpected=1')), 'an unknown query field', /^400$/)
      for (const [param, schema] of Object.entries(query)) {
        for (const value of badQueries) {
          const reply = await ask(address() + withQuery(`${param}=${value}`))
          if (value === '%00') expectRefused(reply, `${param} = ${value}`, /^400$/)
          else if (reply.status !== 200) expectRefused(reply, `${param} = ${value}`)
        }
        if (schema.type !== 'array')
          expectRefused(await ask(address() + withQuery(`${param}=1`, `${param}=2`)), `${param} twice`, /^400$/)
      }
      if (query.cursor)
        for (const cursor of ['x', ...forgedCursors.map((forged) => Buffer.from(forged).toString('base64url'))])
          expectRefused(await send(client, address() + withQuery(`cursor=${cursor}`)), `the cursor ${cursor}`, /^400$/)
    }))

  if (roles)
    it('401 without a good token, 403 for other roles', () =>
      unchanged(async () => {
        expect(expectRefused(await send(httpClient(url)), 'no token', /^401$/)).toBe('token-missing')
        const person = { personId: 'somebody', organisationId: insider, roles }
        for (const [what, token] of Object.entries(await identity.badTokens(person))) {
          const reply = await send(httpClient(url, token))
          expect(expectRefused(reply, `a token ${what}`, /^401$/)).toBe('token-invalid')
          expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/)
        }
        const others = allRoles.filter((role) => !roles.includes(role))
        if (roles.length === 0 || others.length === 0) return
        const reply = await send(await target.client(insider, others))
        expect(expectRefused(reply, `the roles ${others}`, /^403$/)).toBe('role-missing')
      }))

  if (isList) it('saves what it lists as a table', () => expect(isTable, 'names a `table`').toBe(true))

  if (ids.length > 0)
    it('refuses ids that are unknown', () =>
      unchanged(async () => {
        const unknown = Object.fromEntries(ids.map((param) => [param, randomUUID()]))
        expectRefused(
          await send(await inside(), address(unknown) + (method === 'GET' ? withQuery() : '')),
          'unknown ids',
        )
      }))

  if (known && roles && !shared.includes(nameOf(target)))
    it('404 for what is another organisation’s', () =>
      unchanged(async () => {
        const reply = await send(await target.client(outsider), address(things))
        expect(expectRefused(reply, `another organisation’s ${ids}`, /^404$/)).toBe('not-found')
      }))

  if (known && method === 'GET')
    it('shows a thing to its owner (so that the refusals above mean something)', async () => {
      await send(await inside(), address(things)).expectStatus(200)
    })
}
