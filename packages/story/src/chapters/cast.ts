import type { Told } from '../told.ts'

const each = <Name extends string>(told: Told, kind: string, names: readonly Name[]): Readonly<Record<Name, string>> =>
  Object.fromEntries(names.map((name) => [name, told.idOf(`${kind}/${name}`)])) as Record<Name, string>

/** The things that more than one chapter tells of, each with its id. */
export const castOf = (told: Told) => ({
  suppliers: each(told, 'supplier', ['bouAzzer']),
  lots: each(told, 'lot', [
    ...(['copper', 'solder', 'niello', 'stones', 'enamel', 'thread'] as const),
    ...(['ingots', 'grain', 'oldSilver', 'swindle', 'doubted', 'licenceLate', 'forRings', 'merged'] as const),
  ]),
  designs: each(told, 'design', ['stoneBrooch', 'bead', 'fairRing', 'diadem']),
  orders: each(told, 'order', ['brooches', 'beads', 'rings', 'cancelled', 'open']),
  pieces: each(told, 'piece', [
    ...(['brooch1', 'brooch2', 'brooch3', 'broochBroken', 'beads', 'bead1', 'bead2', 'diadem'] as const),
    ...(['ring1', 'ring2', 'ring3', 'ring4', 'ring5', 'ring6', 'ring7', 'ring8', 'ring9', 'ring10'] as const),
  ]),
  items: each(told, 'item', [
    ...(['brooch1', 'brooch2', 'brooch3', 'bead1', 'diadem'] as const),
    ...(['ring1', 'ring2', 'ring3', 'ring4', 'ring5', 'ring6', 'ring7', 'ring8', 'ring9', 'ring10'] as const),
  ]),
  fair: told.idOf('campaign/fair of Tiznit'),
  sales: each(told, 'sale', ['listed', 'atTheFair', 'exchanged', 'exchangedFor', 'queued', 'consigned', 'invoiced']),
})
