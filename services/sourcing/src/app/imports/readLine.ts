import { type EnteredMass, toMicrograms } from '@fibula/kernel'
import { dayOf, decimalOf } from '@fibula/tables'
import type { ReceiptLine } from '../../domain/receipt/recordReceipt.ts'
import type { SupplierKind } from '../../domain/supplier/supplier.ts'
import type { Money } from '../../domain/words.ts'
import type { Contact } from '../ports.ts'
import {
  custodyOf,
  materialOf,
  originOf,
  type ReceiptCells,
  type SupplierCells,
  supplierKindOf,
  unitOf,
} from './columns.ts'

/** Why the cells of a line say nothing that can be recorded. */
export type CellTrouble =
  | 'supplier-missing'
  | 'name-missing'
  | 'cell-unreadable'
  | 'day-unreadable'
  | 'day-in-the-future'
  | 'material-unreadable'
  | 'weight-unreadable'
  | 'unit-unreadable'
  | 'tare-unreadable'
  | 'fineness-unreadable'
  | 'pieces-unreadable'
  | 'origin-unreadable'
  | 'custody-unreadable'
  | 'price-unreadable'
  | 'currency-unreadable'
  | 'paper-unreadable'
  | 'delivery-unreadable'
  | 'place-unreadable'
  | 'kind-unreadable'
  | 'email-unreadable'

export interface ReceiptOfLine {
  readonly supplier: string
  /** Null: the day on which the file was sent. */
  readonly day: string | null
  readonly paper: string | null
  /** The supplier's number of the delivery. */
  readonly delivery: string | null
  readonly line: Omit<ReceiptLine, 'lotId'>
}

export interface SupplierOfLine {
  readonly name: string
  readonly kind: SupplierKind
  readonly contact: Contact | undefined
}

/** PostgreSQL keeps no U+0000, and half of a pair of surrogates is no letter. */
const fits = (text: string, longest: number): boolean =>
  text.length <= longest && !text.includes('\0') && text.isWellFormed()

const massOf = (text: string, unit: EnteredMass['unit']): EnteredMass | undefined => {
  const value = decimalOf(text)
  // As entered at a scale: at most twelve digits before and nine behind the point.
  if (value === undefined || !/^\d{1,12}(\.\d{1,9})?$/.test(value)) return undefined
  const entered = { value, unit }
  try {
    return Number.isSafeInteger(toMicrograms(entered)) ? entered : undefined
  } catch {
    return undefined
  }
}

/** In tenths of a per mille: 925 and 925,3 are 9 250 and 9 253. */
const finenessOf = (text: string): number | undefined => {
  const [, whole, tenth = '0'] = /^(\d{1,4})(?:\.(\d)0*)?$/.exec(decimalOf(text) ?? '') ?? []
  const fineness = whole === undefined ? Number.NaN : Number(whole) * 10 + Number(tenth)
  return fineness <= 10_000 ? fineness : undefined
}

const priceOf = (text: string, currency: string): Money | undefined => {
  const [, whole, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(decimalOf(text) ?? '') ?? []
  return whole === undefined ? undefined : { amountMinor: Number(whole) * 100 + Number(cents.padEnd(2, '0')), currency }
}

/** `today`: no delivery can have come later. */
export const readReceiptLine = (cells: ReceiptCells, today: string): ReceiptOfLine | CellTrouble => {
  if (cells.supplier === '') return 'supplier-missing'
  if (!fits(cells.supplier, 200)) return 'cell-unreadable'
  const day = cells.day === '' ? null : dayOf(cells.day)
  if (day === undefined) return 'day-unreadable'
  if (day !== null && day > today) return 'day-in-the-future'
  const material = cells.material === '' ? 'silver' : materialOf(cells.material)
  if (material === undefined) return 'material-unreadable'
  const unit = cells.unit === '' ? 'g' : unitOf(cells.unit)
  if (unit === undefined) return 'unit-unreadable'
  const weighed = massOf(cells.weight, unit)
  if (weighed === undefined) return 'weight-unreadable'
  const tare = cells.tare === '' ? { value: '0', unit } : massOf(cells.tare, unit)
  if (tare === undefined) return 'tare-unreadable'
  const declaredFineness = cells.fineness === '' ? 0 : finenessOf(cells.fineness)
  if (declaredFineness === undefined) return 'fineness-unreadable'
  const pieces = cells.pieces === '' ? null : Number(decimalOf(cells.pieces))
  if (pieces !== null && !(Number.isInteger(pieces) && pieces >= 1 && pieces <= 10_000_000)) return 'pieces-unreadable'
  const originClass = cells.origin === '' ? 'unknown' : originOf(cells.origin)
  if (originClass === undefined) return 'origin-unreadable'
  const custodyModel = cells.custody === '' ? 'none' : custodyOf(cells.custody)
  if (custodyModel === undefined) return 'custody-unreadable'
  const currency = cells.currency === '' ? 'MAD' : cells.currency.toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) return 'currency-unreadable'
  const price = cells.price === '' ? null : priceOf(cells.price, currency)
  if (price === undefined) return 'price-unreadable'
  if (!fits(cells.paper, 100)) return 'paper-unreadable'
  if (!fits(cells.delivery, 100)) return 'delivery-unreadable'
  if (!fits(cells.place, 100)) return 'place-unreadable'
  return {
    supplier: cells.supplier,
    day,
    paper: cells.paper === '' ? null : cells.paper,
    delivery: cells.delivery === '' ? null : cells.delivery,
    line: {
      ...{ material, weighed, tare, declaredFineness, pieces, originClass, custodyModel, price },
      rate: null,
      place: cells.place === '' ? null : cells.place,
    },
  }
}

export const readSupplierLine = (cells: SupplierCells): SupplierOfLine | CellTrouble => {
  if (cells.name === '') return 'name-missing'
  const kind = supplierKindOf(cells.kind)
  if (kind === undefined) return 'kind-unreadable'
  if (![cells.name, cells.person, cells.phone, cells.address].every((cell) => fits(cell, 200))) return 'cell-unreadable'
  if (cells.email !== '' && !(fits(cells.email, 200) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cells.email)))
    return 'email-unreadable'
  const contact = {
    person: cells.person || null,
    phone: cells.phone || null,
    email: cells.email || null,
    address: cells.address || null,
  }
  return {
    name: cells.name,
    kind,
    contact: Object.values(contact).some((value) => value !== null) ? contact : undefined,
  }
}
