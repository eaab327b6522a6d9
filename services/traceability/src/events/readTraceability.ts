import type { Readers } from './readers.ts'

export const readTraceability: Readers<'traceability'> = {
  // What it changed is in the ledger; here it is part of the story of everything that it corrects.
  'traceability.correction-recorded': ({ correctionId, facts }) => ({
    subjects: [...new Set([correctionId, ...facts.map(({ streamId }) => streamId)])],
  }),
}
