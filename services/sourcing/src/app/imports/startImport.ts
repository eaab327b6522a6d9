import { type CommandContext, runRepeatable } from '@fibula/service-kit'
import type { Store } from '@fibula/store'
import { type Encoding, readTable, UnreadableTable } from '@fibula/tables'
import { badLineHeadings, passedOver, receiptColumns, supplierColumns } from './columns.ts'
import type { ImportFiles, ImportFormat, ImportKind, ImportPorts, ImportShown } from './ports.ts'

export interface StartImport {
  readonly kind: ImportKind
  readonly encoding: Encoding | undefined
  readonly fileName: string | undefined
  readonly file: {
    readonly size: number
    readonly sha256: string
    stream(): AsyncIterable<Uint8Array>
  }
}

export type StartImportRefused = { readonly code: UnreadableTable['code'] } & UnreadableTable['members']
export type CancelImportRefused = { readonly code: 'import-over'; readonly status: ImportShown['status'] }

/** Of the columns of a file of bad lines nobody has to know. */
const refusalOf = ({ code, members: { expected, ...members } }: UnreadableTable): StartImportRefused => {
  const passed = passedOver.map((name) => Object.values(badLineHeadings[name]).join(' / '))
  const known = expected?.filter((heading) => !passed.includes(heading))
  return { code, ...members, ...(known ? { expected: known } : {}) } as StartImportRefused
}

const columnsOf = { receipts: receiptColumns, suppliers: supplierColumns } as const

const beginningOf = async (stream: AsyncIterable<Uint8Array>): Promise<readonly number[]> => {
  for await (const piece of stream) return [...piece.subarray(0, 4)]
  return []
}

/** By its first bytes: what a browser calls a CSV depends on what else is installed beside it. */
const formatOf = async (stream: AsyncIterable<Uint8Array>): Promise<ImportFormat> => {
  const beginning = (await beginningOf(stream)).join()
  // The format of Excel before 2007.
  if (beginning === '208,207,17,224') throw new UnreadableTable('workbook-unreadable')
  return beginning === '80,75,3,4' ? 'xlsx' : 'csv'
}

/** Looks at the headings, puts the file away, and leaves its lines to a worker. */
export const startImport =
  (
    imports: Pick<ImportPorts, 'importId' | 'begin' | 'shown'>,
    files: ImportFiles,
    store: Pick<Store, 'answerTo' | 'keepAnswer'>,
    wake: () => void,
  ) =>
  ({ kind, encoding, fileName, file }: StartImport, context: CommandContext<ImportShown, StartImportRefused>) =>
    runRepeatable(store, context, async () => {
      const { organisationId, personId } = context.actor
      try {
        const format = await formatOf(file.stream())
        const source = () => file.stream()
        const table = { kind: format, source, ...(encoding === undefined ? {} : { encoding }) }
        const { headings, rows } = await readTable<string>(table, columnsOf[kind])
        // Begun and left, so that the file is closed.
        for await (const _ of rows) break
        const importId = imports.importId(context.idempotency)
        await files.keep(importId, file)
        await imports.begin({
          ...{ importId, organisationId, personId, kind, format, headings },
          encoding: encoding ?? null,
          fileName: fileName ?? null,
          sha256: file.sha256,
          bytesTotal: file.size,
          happenedAt: context.happenedAt,
          askedAt: context.recordedAt,
        })
        const shown = await imports.shown(organisationId, importId)
        if (shown === undefined) throw new Error('an import that was begun is not there')
        wake()
        return { done: shown }
      } catch (error) {
        if (error instanceof UnreadableTable) return { refused: refusalOf(error) }
        throw error
      }
    })

export const cancelImport =
  (imports: Pick<ImportPorts, 'cancel'>, store: Pick<Store, 'answerTo' | 'keepAnswer'>) =>
  (importId: string, context: CommandContext<ImportShown, CancelImportRefused>) =>
    runRepeatable(store, context, async () => {
      const shown = await imports.cancel(context.actor.organisationId, importId)
      if (shown === undefined) return undefined
      if (shown.cancelAsked) return { done: shown }
      return { refused: { code: 'import-over' as const, status: shown.status } }
    })
