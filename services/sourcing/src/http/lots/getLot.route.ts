import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import {
  assayView,
  handOverView,
  lotPartView,
  lotView,
  showAssay,
  showHandOver,
  showLot,
  showLotPart,
} from './views.ts'

export const getLot = queryRoute<Deps>()({
  path: '/lots/{lotId}',
  summary: 'One lot, with its assays and hand-overs, and with the lots that it came from and went into',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: quantities.id }),
  view: lotView.extend({
    assays: z.array(assayView),
    handOvers: z.array(handOverView),
    cameFrom: z.array(lotPartView),
    wentInto: z.array(lotPartView),
  }),
  handle: async ({ params, actor }, { reads }) => {
    const found = await reads.lot(actor.organisationId, params.lotId)
    if (found === undefined) return undefined
    const { lot, assays, handOvers, cameFrom, wentInto } = found
    return {
      body: {
        ...showLot(lot),
        assays: assays.map(showAssay),
        handOvers: handOvers.map(showHandOver),
        cameFrom: cameFrom.map((part) => showLotPart(part, part.fromLotId)),
        wentInto: wentInto.map((part) => showLotPart(part, part.toLotId)),
      },
      version: lot.version,
    }
  },
})
