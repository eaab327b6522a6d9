import { traceability } from '@fibula/contracts'
import { accountKey, type Line } from '@fibula/kernel/ledger'
import type { NewEvent } from '@fibula/store'
import type { CorrectionRecorded } from '../../domain/ledger/correct.ts'

const told = ({ account, book, grossMicrograms, content, pieces }: Line) => ({
  account: accountKey(account),
  ...{ book, grossMicrograms, pieces },
  content: {
    Ag: String(content.Ag),
    ...(content.Au === undefined ? {} : { Au: String(content.Au) }),
    ...(content.Pt === undefined ? {} : { Pt: String(content.Pt) }),
    ...(content.Pd === undefined ? {} : { Pd: String(content.Pd) }),
  },
})

/** What the other services are told of a correction. */
export const factOf = (event: CorrectionRecorded): NewEvent => {
  const { correctionId, organisationId, note, facts, movements } = event
  return traceability.correctionRecorded.write({
    ...{ correctionId, organisationId, note },
    facts: facts.map((fact) => ({ ...fact })),
    movements: movements.map(({ factId, lines }) => ({ factId, lines: lines.map(told) })),
  })
}
