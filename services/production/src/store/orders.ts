import type {
  BillLine,
  OrderInput,
  OrderLoss,
  OrderPiece,
  OrderResidue,
  OrderReturn,
  PlacedOrder,
  Signature,
} from '../domain/order/order.ts'
import type { PlannedStep, StepName } from '../domain/steps/steps.ts'

/** Fine content travels as text inside JSON. */
type AsText<T> = Omit<T, 'fine'> & { readonly fine: string }

interface PieceRow {
  readonly pieceId: string
  readonly serial: string
  readonly title: number
  readonly quantity: number
  readonly grossMicrograms: number
  readonly netMicrograms: number
  readonly stonePieces: number
  readonly stoneMicrograms: number
  readonly otherMicrograms: number
  readonly hallmark: OrderPiece['hallmark']
  readonly fine: string | null
}
export interface ChangeRow {
  readonly pieceId: string
  readonly kind: 'split' | 'marked' | 'refused' | 'scrapped' | 'to-bench' | 'from-bench'
  readonly quantity: number | null
  readonly grossMicrograms: number | null
  readonly netMicrograms: number | null
  readonly stonePieces: number | null
  readonly stoneMicrograms: number | null
  readonly otherMicrograms: number | null
  readonly fine: string | null
}

export interface OrderRow {
  readonly id: string
  readonly version: number
  readonly owner_id: string
  readonly workshop_id: string
  readonly design_id: string | null
  readonly design: string
  readonly technique: PlacedOrder['technique']
  readonly quantity: number
  readonly due_on: string
  readonly priority: PlacedOrder['priority']
  readonly notes: string | null
  readonly photos: string[]
  readonly materials: BillLine[]
  readonly steps: StepName[]
  readonly plan: PlannedStep[]
  readonly status: PlacedOrder['status']
  readonly imbalance_cause: 'surplus' | 'missing' | null
  readonly imbalance_micrograms: string | null
  readonly imbalance_fine: string | null
  readonly signatures: AsText<Signature>[]
  readonly closing: { readonly pieces: readonly { readonly pieceId: string; readonly fine: string }[] } | null
  readonly cancelled_because: string | null
  readonly inputs: AsText<OrderInput>[]
  readonly residues: OrderResidue[]
  readonly pieces: PieceRow[]
  readonly changes: ChangeRow[]
  readonly returns: AsText<OrderReturn>[]
  readonly losses: OrderLoss[]
}

/** The rows of one order as a JSON array, in the order in which they were recorded. */
const rowsOf = (table: string, fields: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(fields).map(([name, column]) => `'${name}', t.${column}`)
  return `(SELECT coalesce(json_agg(json_build_object(${pairs.join(', ')}) ORDER BY t.line), '[]') FROM ${table} t WHERE t.order_id = o.id AND t.line > 0)`
}
const masses = {
  quantity: 'quantity',
  grossMicrograms: 'gross_micrograms',
  netMicrograms: 'net_micrograms',
  stonePieces: 'stone_pieces',
  stoneMicrograms: 'stone_micrograms',
  otherMicrograms: 'other_micrograms',
  fine: 'fine::text',
}

/** An order with all that stands beside its state. Its last parameters say who may see it. */
const orderQuery = `
SELECT o.*,
  ${rowsOf('order_input', {
    ...{ handOverId: 'id', lotId: 'lot_id', material: 'material', pieces: 'pieces' },
    ...{ grossMicrograms: 'gross_micrograms', fine: 'fine::text' },
  })} AS inputs,
  ${rowsOf('residue', {
    ...{ residueLotId: 'id', class: 'class', grossMicrograms: 'gross_micrograms', stepIndex: 'step_index' },
  })} AS residues,
  ${rowsOf('piece', { pieceId: 'id', serial: 'serial', title: 'title', hallmark: 'hallmark', ...masses })} AS pieces,
  ${rowsOf('piece_change', { pieceId: 'piece_id', kind: 'kind', ...masses })} AS changes,
  ${rowsOf('order_return', {
    ...{ returnId: 'id', what: 'what', material: 'material', lotId: 'lot_id', residueLotId: 'residue_lot_id' },
    ...{ handOverId: 'hand_over_id', grossMicrograms: 'gross_micrograms', fine: 'fine::text' },
    ...{ foreignMicrograms: 'foreign_micrograms', pieces: 'pieces' },
  })} AS returns,
  ${rowsOf('order_loss', { lossId: 'id', what: 'what', grossMicrograms: 'gross_micrograms', pieces: 'pieces' })} AS losses
FROM production_order o WHERE o.id = $1`
export const orderOfWorkshop = `${orderQuery} AND o.workshop_id = $2`
export const orderOfEither = `${orderQuery} AND (o.workshop_id = $2 OR o.owner_id = $2)`

/** A piece after one thing that became of it: as `evolve` says it, from the row that it left. */
const changed = (piece: OrderPiece, row: ChangeRow): OrderPiece => {
  switch (row.kind) {
    case 'marked':
    case 'refused':
      return { ...piece, hallmark: row.kind }
    case 'scrapped':
      return { ...piece, status: 'scrapped' }
    case 'to-bench':
    case 'from-bench':
      return {
        ...piece,
        status: row.kind === 'to-bench' ? 'in-rework' : 'finished',
        grossMicrograms: row.grossMicrograms ?? piece.grossMicrograms,
        netMicrograms: row.netMicrograms ?? piece.netMicrograms,
      }
    case 'split':
      return {
        ...piece,
        quantity: row.quantity ?? piece.quantity,
        grossMicrograms: row.grossMicrograms ?? piece.grossMicrograms,
        netMicrograms: row.netMicrograms ?? piece.netMicrograms,
        stones: { pieces: row.stonePieces ?? 0, micrograms: row.stoneMicrograms ?? 0 },
        otherMicrograms: row.otherMicrograms ?? 0,
        fine: row.fine === null ? piece.fine : BigInt(row.fine),
      }
  }
}

const piecesOf = ({ pieces, changes, closing }: OrderRow): OrderPiece[] => {
  const fineAtClosing = new Map(closing?.pieces.map(({ pieceId, fine }) => [pieceId, BigInt(fine)]))
  return pieces.map((row) => {
    const { pieceId, serial, title, quantity, grossMicrograms, netMicrograms, otherMicrograms, hallmark } = row
    const piece: OrderPiece = {
      ...{ pieceId, serial, title, quantity, grossMicrograms, netMicrograms, otherMicrograms, hallmark },
      stones: { pieces: row.stonePieces, micrograms: row.stoneMicrograms },
      status: 'finished',
      fine: row.fine === null ? (fineAtClosing.get(pieceId) ?? null) : BigInt(row.fine),
    }
    return changes.filter((change) => change.pieceId === pieceId).reduce(changed, piece)
  })
}

const withFine = <T extends { readonly fine: string }>(row: T): Omit<T, 'fine'> & { fine: bigint } => ({
  ...row,
  fine: BigInt(row.fine),
})

/** The state of an order, which equals the fold of its events. */
export const orderOf = (row: OrderRow): PlacedOrder => ({
  status: row.status,
  orderId: row.id,
  ownerId: row.owner_id,
  workshopId: row.workshop_id,
  designId: row.design_id,
  design: row.design,
  technique: row.technique,
  quantity: row.quantity,
  dueOn: row.due_on,
  priority: row.priority,
  notes: row.notes,
  photos: row.photos,
  materials: row.materials,
  steps: row.steps,
  plan: row.plan,
  inputs: row.inputs.map(withFine),
  residues: row.residues,
  pieces: piecesOf(row),
  returns: row.returns.map(withFine),
  losses: row.losses,
  signatures: row.signatures.map((signature) => ({ ...signature, fine: BigInt(signature.fine) })),
  imbalance:
    row.imbalance_cause === null
      ? null
      : {
          cause: row.imbalance_cause,
          grossMicrograms: Number(row.imbalance_micrograms),
          fine: BigInt(row.imbalance_fine ?? 0),
        },
})
