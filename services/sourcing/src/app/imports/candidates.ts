import { type Decision, toMicrograms } from '@fibula/kernel'
import type { Row } from '@fibula/tables'
import type { LotQuarantined, MaterialReceived } from '../../domain/lot/events.ts'
import { recordReceipt } from '../../domain/receipt/recordReceipt.ts'
import { registerSupplier } from '../../domain/supplier/registerSupplier.ts'
import { evolveSupplier, noSupplier, type SupplierEvent } from '../../domain/supplier/supplier.ts'
import type { KnownStanding, Ports } from '../ports.ts'
import { dayOf, receiptWrites } from '../recordReceipt.ts'
import type { Candidate } from './batch.ts'
import { plainWord, type ReceiptCells, type SupplierCells } from './columns.ts'
import type { ImportJob, ImportPorts } from './ports.ts'
import { type ReceiptOfLine, readReceiptLine, readSupplierLine } from './readLine.ts'
import type { LineReason } from './reasons.ts'

/** What a line says, or why it says nothing that can be recorded. Every line of the file is read, in order: equal ones are counted. */
export type Reader = (row: Row<string>, recordedAt: string) => Promise<Candidate | LineReason>

type Known = Pick<Ports, 'standing' | 'rows'>
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Suppliers by name, as a person writes it; the first time, and when a name is not known, the database is asked. */
const namesOf = (imports: Pick<ImportPorts, 'suppliers'>, organisationId: string) => {
  let known: Map<string, string[]> | undefined
  const load = async () =>
    Map.groupBy(
      (await imports.suppliers(organisationId)).filter(({ name }) => name !== null),
      ({ name }) => plainWord(name ?? ''),
    )
  const ask = async (): Promise<Map<string, string[]>> =>
    new Map([...(await load())].map(([name, all]) => [name, all.map(({ id }) => id)]))
  let asked = 0
  return {
    /** Once a batch a name that is not known is worth a question. */
    refresh: () => {
      asked = 0
    },
    find: async (name: string): Promise<readonly string[]> => {
      known ??= await ask()
      const found = known.get(plainWord(name))
      if (found || asked++ > 0) return found ?? []
      known = await ask()
      return known.get(plainWord(name)) ?? []
    },
    add: (name: string, id: string) => known?.set(plainWord(name), [id]),
  }
}

/** How often a file said the same before: two equal lines of one file are two deliveries. Of long files only a mark of each is kept. */
const counter = () => {
  const counts = new Map<string, number>()
  return (mark: string): number => {
    const before = counts.get(mark) ?? 0
    counts.set(mark, before + 1)
    return before
  }
}

/** All that a line says, in one spelling: `505,20` and `505.2` grams are the same. */
const saidBy = ({ day, paper, delivery, line }: ReceiptOfLine, supplierId: string): string => {
  const { material, weighed, tare, declaredFineness, pieces, originClass, custodyModel, price, place } = line
  const masses = [toMicrograms(weighed), toMicrograms(tare)]
  const worth = price && [price.amountMinor, price.currency]
  const origin = [originClass, custodyModel]
  return JSON.stringify([
    supplierId,
    day,
    paper,
    delivery,
    material,
    masses,
    declaredFineness,
    pieces,
    origin,
    worth,
    place,
  ])
}

const receiptReader = (
  imports: ImportPorts,
  ports: Known,
  job: ImportJob,
  names: ReturnType<typeof namesOf>,
): Reader => {
  const ownerId = job.organisationId
  const before = counter()
  return async (row, recordedAt) => {
    const said = readReceiptLine(row.cells as ReceiptCells, dayOf(recordedAt))
    if (typeof said === 'string') return said
    const ids = uuid.test(said.supplier) ? [said.supplier.toLowerCase()] : await names.find(said.supplier)
    const [supplierId, second] = ids
    if (supplierId === undefined) return 'supplier-unknown'
    if (second !== undefined) return 'supplier-ambiguous'
    const { thingId: lotId, receiptId } = imports.idsOf(job, row.line)
    const happenedAt = said.day === null ? job.happenedAt : `${said.day}T00:00:00.000Z`
    const day = dayOf(happenedAt)
    const papers = [
      ...(said.paper === null ? [] : [{ kind: 'invoice' as const, number: said.paper, issuedOn: day }]),
      ...(said.delivery === null ? [] : [{ kind: 'delivery-note' as const, number: said.delivery, issuedOn: day }]),
    ]
    const mark = imports.identityOf(job, [saidBy(said, supplierId)])
    let standing: KnownStanding | undefined
    let events: readonly (MaterialReceived | LotQuarantined)[] = []
    return {
      row,
      thingId: lotId,
      identity: imports.identityOf(job, [mark, before(mark)]),
      happenedAt,
      attempt: async (fresh) => {
        standing = await ports.standing(ownerId, supplierId, fresh)
        const lines = [{ ...said.line, lotId }]
        const command = { receiptId, receiptExists: false, ownerId, supplierId, day, lines, papers, photos: [] }
        const decision = recordReceipt(standing, command)
        events = decision.accepted ? decision.events : []
        return decision
      },
      write: () => {
        if (standing === undefined) throw new Error('a receipt was accepted of a supplier that is unknown')
        return receiptWrites(ports.rows, standing, papers, events, { happenedAt, recordedAt })
      },
    }
  }
}

const supplierReader =
  (imports: ImportPorts, ports: Known, job: ImportJob, names: ReturnType<typeof namesOf>): Reader =>
  async (row) => {
    const said = readSupplierLine(row.cells as SupplierCells)
    if (typeof said === 'string') return said
    const { thingId: supplierId } = imports.idsOf(job, row.line)
    const others = (await names.find(said.name)).filter((id) => id !== supplierId)
    if (others.length > 0) return 'supplier-exists'
    names.add(said.name, supplierId)
    const decision: Decision<SupplierEvent, { readonly code: 'supplier-exists' }> = registerSupplier(noSupplier, {
      supplierId,
      organisationId: job.organisationId,
      ...{ kind: said.kind, name: said.name },
    })
    return {
      row,
      thingId: supplierId,
      // A name is personal: nothing is made of it that would outlive it.
      identity: imports.identityOf(job, [job.sha256, row.line]),
      happenedAt: job.happenedAt,
      attempt: async () => decision,
      write: () => {
        const events = decision.accepted ? decision.events : []
        const supplier = events.reduce(evolveSupplier, noSupplier)
        if (supplier.status === 'none') throw new Error('a supplier that does not exist cannot be written')
        const personal = { name: said.name, ...(said.contact ? { contact: said.contact } : {}) }
        return { changes: [ports.rows.supplier(0, supplier, events, personal)], inserts: [] }
      },
    }
  }

/** `refresh` before each batch: what was not known may be by now. */
export const readerOf = (imports: ImportPorts, ports: Known, job: ImportJob): { read: Reader; refresh: () => void } => {
  const names = namesOf(imports, job.organisationId)
  const make = job.kind === 'receipts' ? receiptReader : supplierReader
  return { read: make(imports, ports, job, names), refresh: names.refresh }
}
