import { sourcing } from '@fibula/contracts'
import type { LotEvent } from '../domain/lot.ts'
import type { SupplierRegistered } from '../domain/supplier.ts'

type Fact = ReturnType<(typeof sourcing)[keyof typeof sourcing]['write']>

/** What the other services are told of one event of the domain. Fine content leaves as a decimal string. */
export const factOf = (event: LotEvent | SupplierRegistered): Fact => {
  switch (event.type) {
    case 'SupplierRegistered': {
      const { type: _, ...data } = event
      return sourcing.supplierRegistered.write(data)
    }
    case 'MaterialReceived': {
      const { type: _, fine, papers, ...data } = event
      return sourcing.materialReceived.write({
        ...data,
        fine: String(fine),
        lineNumber: 1,
        pieces: null,
        possessorId: data.ownerId,
        place: null,
        photos: [],
        papers: [...papers],
      })
    }
    case 'LotAssayed': {
      const { type: _, fine, ...data } = event
      return sourcing.lotAssayed.write({ ...data, fine: String(fine), sample: null })
    }
    case 'LotAccepted': {
      const { type: _, fine, ...data } = event
      return sourcing.lotAccepted.write({ ...data, fine: String(fine) })
    }
    case 'LotRejected': {
      const { type: _, ...data } = event
      return sourcing.lotRejected.write(data)
    }
    case 'MetalHandedOver': {
      const { type: _, fine, remainingFine, ...data } = event
      return sourcing.metalHandedOver.write({
        ...data,
        fine: String(fine),
        remainingFine: String(remainingFine),
        material: 'silver',
        pieces: null,
        remainingPieces: null,
      })
    }
  }
}
