import { catalog, sourcing, withFine } from '@fibula/contracts'
import type { Recorded } from '@fibula/store'
import type { LotEvent } from '../domain/lot/events.ts'

/** Facts of lots by their contract, with their name in the domain. */
const names: Readonly<Record<string, LotEvent['type']>> = {
  [sourcing.materialReceived.type]: 'MaterialReceived',
  [sourcing.lotAssayed.type]: 'LotAssayed',
  [sourcing.lotAccepted.type]: 'LotAccepted',
  [sourcing.lotRejected.type]: 'LotRejected',
  [sourcing.lotQuarantined.type]: 'LotQuarantined',
  [sourcing.lotReleased.type]: 'LotReleased',
  [sourcing.lotSentBack.type]: 'LotSentBack',
  [sourcing.lotMoved.type]: 'LotMoved',
  [sourcing.lotCounted.type]: 'LotCounted',
  [sourcing.finenessDifferenceAccepted.type]: 'DifferenceAccepted',
  [sourcing.metalHandedOver.type]: 'MetalHandedOver',
  [sourcing.lotSplit.type]: 'LotSplit',
  [sourcing.lotOpened.type]: 'LotOpened',
  [sourcing.lotsMerged.type]: 'LotsMerged',
  [sourcing.lotEmptied.type]: 'LotEmptied',
  [sourcing.metalTakenBack.type]: 'MetalTakenBack',
}

/** An event of a lot as it was told, whatever the version of its contract was; undefined for what happened to something else. */
export const lotEventOf = ({ type, dataVersion, data }: Recorded): LotEvent | undefined => {
  const name = names[type]
  if (name === undefined) return undefined
  const told = withFine(catalog.get(type)?.read(dataVersion, data)) as Record<string, unknown>
  if (name !== 'MetalTakenBack') return { type: name, ...told } as unknown as LotEvent
  const { scaleGrossMicrograms, scaleFine, disputeGrossMicrograms, disputeFine, ...rest } = told
  const scale = { grossMicrograms: scaleGrossMicrograms, fine: scaleFine }
  const dispute = { grossMicrograms: disputeGrossMicrograms, fine: disputeFine }
  return { type: name, ...rest, scale, dispute } as unknown as LotEvent
}
