import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { registered, startSourcing } from './test-sourcing.ts'

type File = string | Uint8Array<ArrayBuffer>

export const head = 'Date;Fournisseur;Matière;Poids brut;Tare;Titre;Origine;Traçabilité;Prix;Facture'
/** A good line, as a spreadsheet in Morocco saves it. */
export const line = (weight = '505,20', supplier = 'Comptoir de Tiznit'): string =>
  `01/10/2026;${supplier};argent;${weight};5,20;925;recyclé;ségrégué;5500,00;F-17`

/** Sourcing with two suppliers, and what a clerk does with files. */
export const startImporting = async () => {
  const service = await startSourcing()
  const { pool } = service.database
  const clerk = await service.person('coop-tiznit', 'clerk')
  const supplierId = await registered(clerk)
  await registered(clerk, 'refiner', 'مصفاة تزنيت')

  const send = (file: File, { kind = 'receipts', key = randomUUID() as string, as = clerk, more = '' } = {}) =>
    as.raw('POST', `/imports?kind=${kind}${more}`, {
      headers: { 'content-type': 'text/csv', 'idempotency-key': key },
      body: file,
    })
  const over = (importId: string, as = clerk) =>
    until(
      async () => {
        const { body } = await as.get(`/imports/${importId}`)
        return ['done', 'failed', 'cancelled'].includes(body.status) && body
      },
      { what: 'the import is over', timeoutMs: 60_000 },
    )
  return {
    ...service,
    clerk,
    supplierId,
    send,
    over,
    /** Sends a file and waits until it is over. */
    imported: async (file: File, options: Parameters<typeof send>[1] = {}) =>
      over((await send(file, options).expectStatus(202)).body.importId, options.as),
    badLines: async (importId: string, lang = 'en', which = 'refused') =>
      ((await clerk.get(`/imports/${importId}/bad-lines?lang=${lang}&which=${which}`).expectStatus(200)).body as string)
        .replace('\ufeff', '')
        .trimEnd()
        .split('\r\n'),
    /** What an import recorded, in the order of its lines. */
    lotsOf: async (importId: string) =>
      (
        await pool.query(
          `SELECT l.gross_micrograms::float8 AS gross, l.declared_fineness AS fineness
           FROM lot l JOIN import_line i ON i.thing_id = l.id WHERE i.import_id = $1 ORDER BY i.line`,
          [importId],
        )
      ).rows,
    lots: async () => Number((await pool.query('SELECT count(*) FROM lot')).rows[0].count),
  }
}
