import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { FactShown, Trace } from '../app/reads.ts'
import type { Deps } from './deps.ts'

const { fine, fineness, grossMicrograms, id, instant } = quantities

/** What anybody may know of how a piece came about. Of suppliers, prices, persons and buyers: nothing. */
const told = [
  'sourcing.material-received',
  'sourcing.lot-assayed',
  'sourcing.lots-merged',
  'sourcing.metal-handed-over',
  'production.order-placed',
  'production.metal-accepted',
  'production.piece-finished',
  'production.batch-split',
  'production.piece-hallmarked',
  'production.order-closed',
  'promotion.item-published',
] as const
const isTold = (type: string): type is (typeof told)[number] => (told as readonly string[]).includes(type)

const metal = z.strictObject({
  /** recycled, artisanal-mined …; null where nobody said. */
  originClass: z.string().nullable(),
  custodyModel: z.string().nullable(),
  /** Who took it in, and when. */
  organisationId: z.string().nullable(),
  receivedAt: instant.nullable(),
  grossMicrograms,
  fine,
})

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const whole = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const metalOf = ({ nodes, edges, parts }: Trace, pieceId: string): z.output<typeof metal>[] =>
  parts
    .filter((part) => part.pieceId === pieceId)
    .map((part) => {
      const attrs = nodes.find((node) => node.id === part.lotId)?.attrs ?? {}
      const received = edges.find(({ kind, toId }) => kind === 'received' && toId === part.lotId)
      return {
        originClass: text(attrs.originClass),
        custodyModel: text(attrs.custodyModel),
        organisationId: text(attrs.ownerId),
        receivedAt: received?.happenedAt?.toISOString() ?? null,
        grossMicrograms: part.grossMicrograms,
        fine: part.fine,
      }
    })

const wasShown = (story: readonly FactShown[], pieceId: string): boolean =>
  story.some(
    ({ type, data }) => type === 'promotion.item-published' && (data as { pieceId?: unknown }).pieceId === pieceId,
  )

export const getProvenance = queryRoute<Deps>()({
  path: '/provenance/{pieceId}',
  summary: 'Where a piece came from, for everybody: of pieces that are or were in the public catalogue',
  tag: 'traces',
  roles: 'public',
  params: z.strictObject({ pieceId: id }),
  view: z.strictObject({
    pieceId: id,
    serial: z.string().nullable(),
    design: z.string().nullable(),
    workshopId: z.string().nullable(),
    ownerId: z.string().nullable(),
    grossMicrograms: grossMicrograms.nullable(),
    title: fineness.nullable(),
    mark: z.string().nullable(),
    /** The deliveries that it is made of; together they are its metal. */
    metal: z.array(metal),
    steps: z.array(z.strictObject({ type: z.enum(told), happenedAt: instant, organisationId: z.string() })),
  }),
  handle: async ({ params: { pieceId } }, { reads }) => {
    const [trace, story] = await Promise.all([reads.trace('backward', 'piece', pieceId), reads.story('piece', pieceId)])
    const piece = trace?.nodes.find((node) => node.id === pieceId)
    if (!trace || !piece || !story || !wasShown(story, pieceId)) return undefined
    const { serial, design, workshopId, ownerId, grossMicrograms: gross, title, hallmark } = piece.attrs
    return {
      body: {
        pieceId,
        serial: text(serial),
        design: text(design),
        workshopId: text(workshopId),
        ownerId: text(ownerId),
        grossMicrograms: whole(gross),
        title: whole(title),
        mark: text(hallmark),
        metal: metalOf(trace, pieceId),
        steps: story.flatMap(({ type, happenedAt, organisationId }) =>
          isTold(type) ? [{ type, happenedAt: happenedAt.toISOString(), organisationId }] : [],
        ),
      },
    }
  },
})
