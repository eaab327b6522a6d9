import { readFileSync } from 'node:fs'
import type { Client } from '../client.ts'
import type { Told } from '../told.ts'
import { type Acting, acting } from './acting.ts'
import type { Chapter } from './chapter.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Import {
  readonly importId: string
  readonly status: string
  readonly lines: number
  readonly accepted: number
  readonly thereBefore: number
  readonly refused: number
}

const fileOf = (name: string): Buffer => readFileSync(new URL(`../../files/${name}`, import.meta.url))

interface File {
  readonly name: string
  readonly kind: 'suppliers' | 'receipts'
  readonly contentType: string
  readonly content: Buffer
}

/** Sends a file, and waits until the service has gone through its lines. */
const send = async (clerk: Acting, { name, kind, contentType, content }: File): Promise<Import> => {
  const path = `/sourcing/imports?kind=${kind}&fileName=${encodeURIComponent(name)}`
  const { importId } = await clerk.upload<Import>(`import-${name}`, path, { contentType, content }, 0)
  return clerk.until<Import>(`/sourcing/imports/${importId}`, ({ status }) => status === 'done' || status === 'failed')
}

interface Line {
  readonly name: string | null
  readonly supplierId: string
}
interface ImportedReceipt {
  readonly receiptId: string
  readonly supplierId: string
  readonly papers: readonly { readonly number: string | null }[]
  readonly lines: readonly { readonly lotId: string }[]
}

/** Ids of what a file brought depend on when it was first sent; the final state calls these things by what the file calls them. */
const nameWhatCame = async (clerk: Acting, told: Told): Promise<string[]> => {
  const { items } = await clerk.get<{ items: Line[] }>('/sourcing/suppliers?limit=100')
  const lots: string[] = []
  for (const { name, supplierId } of items.filter((supplier) => namesOfFile.includes(supplier.name ?? ''))) {
    told.calls(supplierId, `supplier ${name}`)
    const came = await clerk.get<{ items: ImportedReceipt[] }>(`/sourcing/receipts?limit=100&supplierId=${supplierId}`)
    for (const { receiptId, papers, lines } of came.items) {
      const number = papers[0]?.number
      told.calls(receiptId, `receipt ${number}`)
      for (const { lotId } of lines) {
        told.calls(lotId, `lot of receipt ${number}`)
        lots.push(lotId)
      }
    }
  }
  return lots
}
const namesOfFile = ['Fondeur Aït Baamrane', 'Coopérative Tifawin', 'Atlas Récup', 'فضة سوس']

/** The lines that were left out come back as a file, are mended, and sent again. */
const mend = async (client: Client, clerk: Acting, told: Told, { importId }: Import): Promise<Import> => {
  const { bytes } = await client.download(clerk.person, `/sourcing/imports/${importId}/bad-lines?lang=fr`)
  const text = bytes.toString('utf8')
  told.expect(text.includes('Ce fournisseur n’est pas enregistré'), 'the bad lines should come with their reasons')
  const mended = text.replace('cent grammes', '100,00').replace('31/09/2026', '30/09/2026')
  return send(clerk, {
    name: 'lignes-corrigees.csv',
    kind: 'receipts',
    contentType: 'text/csv',
    content: Buffer.from(mended),
  })
}

/** The paper book of September comes in as files: a workbook of suppliers, a French and an Arabic table of deliveries. */
export const imports: Chapter = {
  title: 'The paper book of September',
  tell: async (client, told) => {
    const clerk = acting(client, told, 'clerk-tiznit')
    const file = (name: string, kind: File['kind'], contentType: string): File => ({
      ...{ name, kind, contentType },
      content: fileOf(name),
    })
    const workbook = await send(clerk, file('fournisseurs.xlsx', 'suppliers', xlsx))
    told.expect(workbook.refused === 1, `one line of the workbook should be refused, and ${workbook.refused} were`)
    const french = await send(clerk, file('carnet-de-septembre.csv', 'receipts', 'text/csv'))
    told.expect(french.refused === 3, `three lines of the French book should be refused, and ${french.refused} were`)
    const mended = await mend(client, clerk, told, french)
    told.expect(mended.refused === 1, `one mended line should be refused again, and ${mended.refused} were`)
    const arabic = await send(clerk, file('carnet-en-arabe.csv', 'receipts', 'text/csv'))
    told.expect(arabic.refused === 1, `one line of the Arabic book should be refused, and ${arabic.refused} were`)
    const lots = await nameWhatCame(clerk, told)
    // Another story may have sent the same files, and accepted what came.
    const acceptedBefore = { unless: ['lot-already-judged'] }
    for (const [index, lotId] of lots.entries())
      await clerk.post(`accepts-imported-${index}`, `/sourcing/lots/${lotId}/accept`, {}, 0, acceptedBefore)
    told.says(
      `4 suppliers and ${lots.length} deliveries came out of three files in two languages; ${french.refused} bad lines went back, 2 of them were mended and sent again.`,
    )
  },
}
