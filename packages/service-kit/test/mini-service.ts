import { sourcing, topicOf } from '@fibula/contracts'
import { accept, type Decision, refuse } from '@fibula/kernel'
import { z } from 'zod'
import {
  type CommandContext,
  commandRoute,
  fileRoute,
  idCursor,
  newId,
  page,
  pageOf,
  pageQuery,
  quantities,
  queryRoute,
  readCursor,
  runCommand,
  type ServiceContext,
  type ServiceDefinition,
  uploadRoute,
} from '../src/index.ts'

const kinds = ['refiner', 'comptoir', 'importer', 'mine', 'recycler', 'customer'] as const
interface Thing {
  readonly supplierId: string
  readonly organisationId: string
  readonly kind: (typeof kinds)[number]
  readonly name: string
}
interface Registered extends Thing {
  readonly type: 'Registered'
}
type Refused =
  | { readonly code: 'thing-exists' }
  | { readonly code: 'name-taken'; readonly by: string }
  | { readonly code: 'name-final'; readonly status: string }
type Told = Thing & { readonly version: number }

interface Row {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly kind: Thing['kind']
  readonly name: string
}

/** Names begin with a letter; a name that ends in `!` is final. */
const decide = (before: Thing | undefined, thing: Thing): Decision<Registered, Refused> => {
  if (before?.name.endsWith('!')) return refuse({ code: 'name-final', status: 'final' })
  if (thing.name === 'taken') return refuse({ code: 'name-taken', by: 'somebody' })
  return accept({ type: 'Registered' as const, ...thing })
}

const useCases = ({ pool, store }: ServiceContext) => {
  const journal = { store, factOf: ({ type: _, ...data }: Registered) => sourcing.supplierRegistered.write(data) }
  const find = async (organisationId: string, id: string) =>
    (await pool.query<Row>('SELECT * FROM thing WHERE id = $1 AND organisation_id = $2', [id, organisationId])).rows[0]
  const write = (thing: Thing) => (loaded: { readonly version: number }, events: readonly Registered[]) => ({
    changes: [
      {
        table: 'thing',
        id: thing.supplierId,
        expectedVersion: loaded.version,
        values: { organisation_id: thing.organisationId, kind: thing.kind, name: thing.name },
        events,
      },
    ],
    result: { ...thing, version: loaded.version + 1 },
  })
  return {
    pool,
    find,
    register: (command: Omit<Thing, 'organisationId'>, context: CommandContext<Told, Refused>) => {
      const thing = { ...command, organisationId: context.actor.organisationId }
      return runCommand(journal, context, {
        load: async () => ({
          version: 0,
          exists: (await pool.query('SELECT 1 FROM thing WHERE id = $1', [command.supplierId])).rowCount === 1,
        }),
        decide: ({ exists }) => (exists ? refuse({ code: 'thing-exists' as const }) : decide(undefined, thing)),
        write: write(thing),
      })
    },
    rename: ({ id, name }: { id: string; name: string }, context: CommandContext<Told, Refused>) => {
      const { organisationId } = context.actor
      let named: Thing | undefined
      return runCommand(journal, context, {
        load: async () => {
          const row = await find(organisationId, id)
          return row && { version: row.version, row }
        },
        decide: ({ row }) => {
          named = { supplierId: id, organisationId, kind: row.kind, name }
          return decide({ ...named, name: row.name }, named)
        },
        write: (loaded, events) => write(named as Thing)(loaded, events),
      })
    },
  }
}

type Deps = ReturnType<typeof useCases>

const view = z.strictObject({
  id: quantities.id,
  kind: z.enum(kinds),
  name: z.string(),
  version: z.int(),
  weight: z.bigint(),
})
const show = ({ id, kind, name, version }: Pick<Row, 'id' | 'kind' | 'name' | 'version'>) => ({
  id,
  kind,
  name,
  version,
  weight: 9_007_199_254_740_993n,
})
const respond = ({ supplierId, ...told }: Told) => ({
  body: show({ id: supplierId, ...told }),
  version: told.version,
  location: `/things/${supplierId}`,
})
const problems = {
  'thing-exists': { status: 409, title: 'The id is used', whatToDo: 'Choose another id, or none.' },
  'name-taken': { status: 409, title: 'The name is taken', whatToDo: 'Choose another name.' },
  'name-final': { status: 409, title: 'The name is final', whatToDo: 'Leave it as it is.' },
} as const

async function* feed(lines: number, breaks: boolean): AsyncGenerator<string> {
  for (let line = 1; line <= lines; line++) yield `${line}\n`.repeat(100)
  if (breaks) throw new Error('broken on the way')
}

const routes = [
  queryRoute<Deps>()({
    path: '/things',
    summary: 'Things of the organisation',
    tag: 'things',
    roles: ['clerk', 'workshop'],
    query: z.strictObject(pageQuery),
    view: pageOf(view),
    table: {
      name: 'things',
      columns: [
        { heading: { fr: 'Nom', ar: 'الاسم', en: 'Name' }, value: ({ name }) => name },
        { heading: { fr: 'Espèce', ar: 'النوع', en: 'Kind' }, value: ({ kind }) => kind },
        { heading: { fr: 'Moitié', ar: 'النصف', en: 'Half' }, value: ({ version }) => version / 2 },
        { heading: { fr: 'Poids', ar: 'الوزن', en: 'Weight' }, value: ({ weight }) => weight },
      ],
    },
    handle: async ({ query: { limit, cursor }, actor }, { pool }) => {
      const after = readCursor(idCursor, cursor)?.[0] ?? '00000000-0000-0000-0000-000000000000'
      const { rows } = await pool.query<Row>(
        'SELECT * FROM thing WHERE organisation_id = $1 AND id > $2 ORDER BY id LIMIT $3',
        [actor.organisationId, after, limit + 1],
      )
      const { items, next } = page(rows, limit, ({ id }) => [id])
      return { body: { items: items.map(show), next } }
    },
  }),
  queryRoute<Deps>()({
    path: '/things/{thingId}',
    summary: 'One thing',
    tag: 'things',
    roles: ['clerk'],
    params: z.strictObject({ thingId: quantities.id }),
    view,
    handle: async ({ params: { thingId }, actor }, { find }) => {
      const row = await find(actor.organisationId, thingId)
      return row && { body: show(row), version: row.version }
    },
  }),
  fileRoute<Deps>()({
    path: '/things/{thingId}/label',
    summary: 'A label to print and stick on a thing',
    tag: 'things',
    roles: ['clerk'],
    params: z.strictObject({ thingId: quantities.id }),
    contentTypes: ['text/html'],
    handle: async ({ params: { thingId }, actor }, { find }) => {
      const row = await find(actor.organisationId, thingId)
      return (
        row && {
          body: `<h1>${row.name}</h1>`,
          contentType: 'text/html; charset=utf-8',
          fileName: `étiquette ${row.name}.html`,
          etag: `${row.version}`,
        }
      )
    },
  }),
  fileRoute<Deps>()({
    path: '/feed',
    summary: 'Lines without end, or until it breaks',
    tag: 'window',
    roles: 'public',
    query: z.strictObject({
      lines: z.coerce.number().int().min(0).max(10_000).default(3),
      breaks: z.stringbool().default(false),
    }),
    contentTypes: ['text/plain'],
    handle: async ({ query: { lines, breaks } }) => ({
      body: feed(lines, breaks),
      contentType: 'text/plain',
      cache: 'immutable',
    }),
  }),
  uploadRoute<Deps, Told, Refused>()({
    method: 'post',
    path: '/drawings',
    summary: 'Registers a thing by its drawing',
    tag: 'things',
    roles: ['clerk'],
    query: z.strictObject({ kind: z.enum(kinds).default('mine') }),
    accepts: ['text/plain', 'image/png'],
    maxBytes: 300_000,
    success: 201,
    view,
    problems,
    handle: async ({ query: { kind }, upload, context }, { register }) =>
      register(
        {
          supplierId: newId(),
          kind,
          name: `${upload.size} ${upload.sha256.slice(0, 8)} ${(await upload.bytes()).length}`,
        },
        context,
      ),
    respond,
  }),
  queryRoute<Deps>()({
    path: '/window',
    summary: 'What everybody may see',
    tag: 'window',
    roles: 'public',
    view: z.strictObject({ open: z.boolean() }),
    handle: async () => ({ body: { open: true }, version: 1 }),
  }),
  commandRoute<Deps, Told, Refused>()({
    method: 'post',
    path: '/things',
    summary: 'Registers a thing',
    tag: 'things',
    roles: ['clerk'],
    body: z.strictObject({
      id: quantities.id.optional(),
      kind: z.enum(kinds),
      name: quantities.text(100),
      weighed: quantities.enteredMass.optional(),
      count: z.int().min(0).max(1_000).optional(),
      // As a careless route would have them: here only the kit stands in the way of what cannot be kept.
      note: z.string().optional(),
      factor: z.number().optional(),
      tags: z.array(quantities.text(20)).max(5).optional(),
    }),
    success: 201,
    view,
    problems,
    handle: ({ body: { id = newId(), kind, name }, context }, { register }) =>
      register({ supplierId: id, kind, name }, context),
    respond,
  }),
  commandRoute<Deps, Told, Refused>()({
    method: 'post',
    path: '/things/{thingId}/rename',
    summary: 'Gives a thing another name',
    tag: 'things',
    roles: ['clerk'],
    params: z.strictObject({ thingId: quantities.id }),
    body: z.strictObject({ name: quantities.text(100) }),
    success: 200,
    view,
    problems,
    handle: ({ params: { thingId }, body: { name }, context }, { rename }) => rename({ id: thingId, name }, context),
    respond,
  }),
  commandRoute<Deps, Told, Refused>()({
    method: 'post',
    path: '/things/{thingId}/finish',
    summary: 'Makes the name of a thing final',
    tag: 'things',
    roles: ['clerk'],
    params: z.strictObject({ thingId: quantities.id }),
    success: 200,
    view,
    problems,
    handle: ({ params: { thingId }, context }, { rename }) => rename({ id: thingId, name: 'done!' }, context),
    respond,
  }),
]

/** A made-up service under the name of one that publishes; it hears its own facts. */
export const miniService: ServiceDefinition<Deps> = {
  name: 'sourcing',
  summary: 'Things, for specs',
  routes,
  publishes: true,
  create: (context) => ({
    deps: useCases(context),
    consumer: {
      topics: [topicOf('sourcing')],
      handlers: {
        'sourcing.supplier-registered': async ({ streamId, streamVersion, traceparent }, tx) => {
          await tx.query('INSERT INTO heard VALUES ($1, $2, $3)', [streamId, streamVersion, traceparent ?? null])
        },
      },
    },
  }),
}

export const migrations = new URL('./migrations/', import.meta.url)
