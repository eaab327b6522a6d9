import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ImportShown } from '../../app/imports/ports.ts'

export const importKinds = z.enum(['receipts', 'suppliers'])
export const importStatuses = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed'])

export const importView = z.strictObject({
  importId: quantities.id,
  kind: importKinds,
  format: z.enum(['csv', 'xlsx']),
  status: importStatuses,
  cancelAsked: z.boolean().describe('Somebody asked for its end; what is written by then stays'),
  fileName: z.string().nullable(),
  percent: z.int().describe('Of the bytes of the file'),
  bytesTotal: z.int(),
  lines: z.int().describe('Settled so far, without the headings'),
  accepted: z.int(),
  thereBefore: z.int().describe('Lines that were recorded already, by this file or by another'),
  inOtherFiles: z.int().describe('Those of them that another file had recorded; they are listed'),
  refused: z.int().describe('Lines in the file of bad lines'),
  trouble: z.string().nullable().describe('A code, when the whole file failed'),
  askedAt: quantities.instant,
  finishedAt: quantities.instant.nullable(),
})

export const showImport = ({ bytesDone, ...shown }: ImportShown) => ({
  ...shown,
  percent: shown.status === 'done' ? 100 : Math.min(99, Math.floor((100 * bytesDone) / Math.max(1, shown.bytesTotal))),
  lines: shown.accepted + shown.thereBefore + shown.refused,
})
