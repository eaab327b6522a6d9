import type { Encoding } from '@fibula/tables'

export type ImportKind = 'receipts' | 'suppliers'
export type ImportFormat = 'csv' | 'xlsx'
export type ImportStatus = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'

export interface NewImport {
  readonly importId: string
  readonly organisationId: string
  readonly personId: string
  readonly kind: ImportKind
  readonly format: ImportFormat
  readonly encoding: Encoding | null
  readonly fileName: string | null
  readonly sha256: string
  readonly bytesTotal: number
  /** As in the file: the file of bad lines has the same. */
  readonly headings: readonly string[]
  readonly happenedAt: string
  readonly askedAt: string
}

/** How far it has come. Numbers of lines without the headings. */
export interface ImportShown
  extends Pick<NewImport, 'importId' | 'kind' | 'format' | 'fileName' | 'bytesTotal' | 'askedAt'> {
  readonly status: ImportStatus
  /** Somebody asked for its end; what is written by then stays. */
  readonly cancelAsked: boolean
  readonly bytesDone: number
  readonly accepted: number
  /** Lines that were recorded already, by an earlier sending of this file or by another file. */
  readonly thereBefore: number
  /** Those of them that another file had recorded. */
  readonly inOtherFiles: number
  readonly refused: number
  readonly trouble: string | null
  readonly finishedAt: string | null
}

/** What a worker needs to go on. */
export interface ImportJob
  extends Pick<
    NewImport,
    'importId' | 'organisationId' | 'personId' | 'kind' | 'format' | 'encoding' | 'sha256' | 'happenedAt'
  > {
  /** All lines up to here are settled. */
  readonly lastLine: number
  /** When the organisation sent this very file first. */
  readonly firstAt: string
}

export interface BadLine {
  readonly line: number
  readonly cells: readonly string[]
  readonly code: string
}

/** Which lines of an import are listed: those that were left out, or those that another file had recorded. */
export type ListedLines = 'refused' | 'recorded-before'

/** What was recorded of a line, by which import, and whether that had the same file. */
export interface RecordedLine {
  readonly importId: string
  readonly sameFile: boolean
}

export interface ImportProgress {
  readonly lastLine: number
  readonly bytesDone: number
  readonly accepted: number
  readonly thereBefore: number
  readonly bad: readonly BadLine[]
  /** Of those that were there before: what another file had recorded. */
  readonly inOtherFiles: readonly BadLine[]
}

/** What has to be known, and kept, of imports. */
export interface ImportPorts {
  /** The same request gives the same id. */
  readonly importId: (request: { readonly organisationId: string; readonly key: string }) => string
  /** Does nothing when it is there already. */
  readonly begin: (begun: NewImport) => Promise<void>
  /** The oldest that nobody works on, or that its worker has left; it is this worker's until its lease ends. */
  readonly claim: (worker: string) => Promise<ImportJob | undefined>
  /** The ids of what a line becomes: the same for the same file of the same organisation, in the order of its lines. */
  readonly idsOf: (job: ImportJob, line: number) => { readonly thingId: string; readonly receiptId: string }
  /** By what it says a line is known again, in whichever file of the organisation it stands. */
  readonly identityOf: (job: ImportJob, said: readonly (string | number)[]) => string
  readonly suppliers: (
    organisationId: string,
  ) => Promise<readonly { readonly id: string; readonly name: string | null }[]>
  /** Those of the lines, by their identities, that were recorded. */
  readonly recorded: (job: ImportJob, identities: readonly string[]) => Promise<ReadonlyMap<string, RecordedLine>>
  /** Counts up and lengthens the lease. `lost`: somebody else has it by now, and nothing was counted. */
  readonly advance: (worker: string, importId: string, progress: ImportProgress) => Promise<'go-on' | 'cancel' | 'lost'>
  readonly finish: (
    worker: string,
    importId: string,
    status: 'done' | 'cancelled' | 'failed',
    trouble: string | null,
  ) => Promise<void>
  /** Lets another replica go on at once. */
  readonly release: (worker: string) => Promise<void>
  /** Asks for the end. Undefined: there is no such import of the organisation. */
  readonly cancel: (organisationId: string, importId: string) => Promise<ImportShown | undefined>
  readonly shown: (organisationId: string, importId: string) => Promise<ImportShown | undefined>
  readonly list: (
    organisationId: string,
    filter: { readonly status?: ImportStatus | undefined; readonly kind?: ImportKind | undefined },
    part: { readonly after: readonly [string, string] | undefined; readonly limit: number },
  ) => Promise<readonly ImportShown[]>
  readonly headings: (organisationId: string, importId: string) => Promise<readonly string[] | undefined>
  readonly badLines: (
    importId: string,
    listed: ListedLines,
    afterLine: number,
    limit: number,
  ) => Promise<readonly BadLine[]>
  /** Forgets the bad lines of what ended before. */
  readonly forget: (before: string) => Promise<void>
}

/** Where files lie while they are imported. */
export interface ImportFiles {
  keep(
    importId: string,
    file: { readonly size: number; readonly sha256: string; stream(): AsyncIterable<Uint8Array> },
  ): Promise<void>
  read(importId: string): Promise<AsyncIterable<Uint8Array> | undefined>
  forget(importId: string): Promise<void>
}
