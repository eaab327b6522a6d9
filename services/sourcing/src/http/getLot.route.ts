import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'
import { assayView, handOverView, lotView, showAssay, showHandOver, showLot } from './views.ts'

export const getLot = queryRoute<Deps>()({
  path: '/lots/{lotId}',
  summary: 'One lot, with its assays and hand-overs',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  view: lotView.extend({ assays: z.array(assayView), handOvers: z.array(handOverView) }),
  handle: async ({ params, actor }, { reads }) => {
    const found = await reads.lot(actor.organisationId, params.lotId)
    if (found === undefined) return undefined
    const { lot, assays, handOvers } = found
    return {
      body: { ...showLot(lot), assays: assays.map(showAssay), handOvers: handOvers.map(showHandOver) },
      version: lot.version,
    }
  },
})
