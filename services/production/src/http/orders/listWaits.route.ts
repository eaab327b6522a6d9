import { page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { WaitShown } from '../../app/reads.ts'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { stepName } from '../views/common.ts'

const { grossMicrograms, id, instant, material, partyId, text } = quantities
const kind = z.enum(['step-blocked', 'step-handed-on', 'hand-over', 'return'])

const waitView = z.strictObject({
  kind,
  orderId: id,
  design: z.string().nullable(),
  stepIndex: z.int().nullable(),
  step: stepName.nullable(),
  reason: z.string().nullable(),
  handOverId: id.nullable(),
  returnId: id.nullable(),
  material: material.nullable(),
  grossMicrograms: grossMicrograms.nullable(),
  whoWaits: partyId,
  /** Null: nobody in particular; the reason says what is missing. */
  forWhom: partyId.nullable(),
  since: instant,
})

const showWait = (wait: WaitShown): z.output<typeof waitView> => ({
  kind: wait.kind,
  orderId: wait.orderId,
  design: wait.design,
  stepIndex: wait.stepIndex,
  step: wait.step,
  reason: wait.reason,
  handOverId: wait.kind === 'hand-over' ? wait.id : null,
  returnId: wait.kind === 'return' ? wait.id : null,
  material: wait.material as 'silver' | null,
  grossMicrograms: wait.grossMicrograms,
  whoWaits: wait.whoWaits,
  forWhom: wait.forWhom,
  since: wait.since.toISOString(),
})

export const listWaits = queryRoute<Deps>()({
  path: '/waits',
  summary: 'Who waits for whom, longest first: blocked steps, steps handed on, material on its way either way',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({ ...pageQuery, kind: kind.optional() }),
  view: pageOf(waitView),
  table: {
    name: 'waits',
    columns: [
      { heading: headings.what, value: (wait) => wait.kind },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.design, value: ({ design }) => design },
      { heading: headings.step, value: ({ step }) => step },
      { heading: headings.reason, value: ({ reason }) => reason },
      { heading: headings.whoWaits, value: ({ whoWaits }) => whoWaits },
      { heading: headings.forWhom, value: ({ forWhom }) => forWhom },
      { heading: headings.since, value: ({ since }) => since },
    ],
  },
  handle: async ({ query: { limit, cursor, kind: ofKind }, actor }, { reads }) => {
    const [since, key] = readCursor(z.tuple([instant, text(100)]), cursor) ?? []
    const after = since === undefined || key === undefined ? undefined : { since, key }
    const rows = await reads.waits(actor.organisationId, ofKind, { after, limit })
    const { items, next } = page(rows, limit, (wait) => [wait.since.toISOString(), wait.key])
    return { body: { items: items.map(showWait), next } }
  },
})
