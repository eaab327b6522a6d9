import { sourcing } from '@fibula/contracts'
import type { SourcingEvent } from '../app/ports.ts'

type Fact = ReturnType<(typeof sourcing)[keyof typeof sourcing]['write']>

/** What the other services are told of one event of the domain. Fine content leaves as a decimal string. */
export const factOf = (event: SourcingEvent): Fact => {
  switch (event.type) {
    case 'SupplierRegistered':
      return sourcing.supplierRegistered.write(untyped(event))
    case 'SupplierContactChanged':
      return sourcing.supplierContactChanged.write(untyped(event))
    case 'SupplierPaperFiled': {
      const { type: _, photos: __, ...data } = event
      return sourcing.supplierPaperFiled.write(data)
    }
    case 'SupplierPaperWithdrawn':
      return sourcing.supplierPaperWithdrawn.write(untyped(event))
    case 'SupplierTermsSet': {
      const { type: _, materials, ...data } = event
      return sourcing.supplierTermsSet.write({ ...data, materials: [...materials] })
    }
    case 'MaterialReceived': {
      const { type: _, fine, papers, photos, ...data } = event
      return sourcing.materialReceived.write({ ...data, fine: String(fine), papers: [...papers], photos: [...photos] })
    }
    case 'LotAssayed': {
      const { type: _, fine, sample, ...data } = event
      const used = sample && { ...sample, fine: String(sample.fine), returnedFine: String(sample.returnedFine) }
      return sourcing.lotAssayed.write({ ...data, fine: String(fine), sample: used })
    }
    case 'LotAccepted':
      return sourcing.lotAccepted.write(withFine(event))
    case 'LotRejected':
      return sourcing.lotRejected.write(untyped(event))
    case 'LotQuarantined':
      return sourcing.lotQuarantined.write(untyped(event))
    case 'LotReleased':
      return sourcing.lotReleased.write(untyped(event))
    case 'LotSentBack':
      return sourcing.lotSentBack.write(withFine(event))
    case 'LotMoved':
      return sourcing.lotMoved.write(untyped(event))
    case 'LotClaimChanged':
      return sourcing.lotClaimChanged.write(untyped(event))
    case 'ClaimBooked': {
      const { type: _, grossMicrograms, fine, balanceMicrograms, balanceFine, ...data } = event
      return sourcing.claimBooked.write({
        ...data,
        grossMicrograms: String(grossMicrograms),
        fine: String(fine),
        balanceMicrograms: String(balanceMicrograms),
        balanceFine: String(balanceFine),
      })
    }
    case 'LotCounted': {
      const { differenceFine, ...data } = withFine(event)
      return sourcing.lotCounted.write({ ...data, differenceFine: String(differenceFine) })
    }
    case 'DifferenceAccepted': {
      const { type: _, fine: __, ...data } = event
      return sourcing.finenessDifferenceAccepted.write(data)
    }
    case 'MetalHandedOver': {
      const { remainingFine, ...data } = withFine(event)
      return sourcing.metalHandedOver.write({ ...data, remainingFine: String(remainingFine) })
    }
    case 'LotSplit': {
      const { type: _, parts, remainingFine, ...data } = event
      const told = { ...data, parts: parts.map(fineAsText), remainingFine: String(remainingFine) }
      return sourcing.lotSplit.write(told)
    }
    case 'LotOpened':
      return sourcing.lotOpened.write(withFine(event))
    case 'LotsMerged': {
      const { parts, ...data } = withFine(event)
      return sourcing.lotsMerged.write({ ...data, parts: parts.map(fineAsText) })
    }
    case 'LotEmptied':
      return sourcing.lotEmptied.write(withFine(event))
    case 'MetalTakenBack': {
      const { scale, dispute, photos, ...data } = withFine(event)
      return sourcing.metalTakenBack.write({
        ...data,
        scaleGrossMicrograms: scale.grossMicrograms,
        scaleFine: String(scale.fine),
        disputeGrossMicrograms: dispute.grossMicrograms,
        disputeFine: String(dispute.fine),
        photos: [...photos],
      })
    }
    case 'LowStockThresholdSet':
      return sourcing.lowStockThresholdSet.write(untyped(event))
    case 'MetalRateSet':
      return sourcing.metalRateSet.write(untyped(event))
  }
}

const untyped = <Event extends { readonly type: string }>({ type: _, ...data }: Event): Omit<Event, 'type'> => data

const fineAsText = <Held extends { readonly fine: bigint }>({ fine, ...held }: Held) => ({
  ...held,
  fine: String(fine),
})

const withFine = <Event extends { readonly type: string; readonly fine: bigint }>({ type: _, ...data }: Event) =>
  fineAsText(data)
