import { accept, type Decision, refuse } from '@fibula/kernel'
import {
  type DuePaper,
  isPrivatePerson,
  type RegisteredSupplier,
  type SupplierPaperFiled,
  type SupplierPaperWithdrawn,
} from './supplier.ts'

const mostPapers = 50

export type FilePaperRefused =
  | { readonly code: 'paper-exists' }
  | { readonly code: 'paper-expires-before-issue'; readonly issuedOn: string; readonly expiresOn: string }
  | { readonly code: 'too-many-papers'; readonly most: number }

/** A paper is put on file beside those that are there: the one that is good the longest counts for its kind. */
export const filePaper = (
  supplier: RegisteredSupplier,
  { paper }: { readonly paper: DuePaper },
): Decision<SupplierPaperFiled, FilePaperRefused> => {
  const { supplierId, organisationId, papers } = supplier
  const { issuedOn, expiresOn } = paper
  if (papers.some(({ paperId }) => paperId === paper.paperId)) return refuse({ code: 'paper-exists' })
  if (expiresOn !== null && expiresOn < issuedOn)
    return refuse({ code: 'paper-expires-before-issue', issuedOn, expiresOn })
  if (papers.length >= mostPapers) return refuse({ code: 'too-many-papers', most: mostPapers })
  // What a private person's paper says is in no fact; it is kept apart, where it can be erased.
  const told = isPrivatePerson(supplier.kind) ? { ...paper, number: null, photos: [] } : paper
  return accept<SupplierPaperFiled>({ type: 'SupplierPaperFiled', supplierId, organisationId, ...told })
}

export type WithdrawPaperRefused = { readonly code: 'paper-unknown'; readonly paperId: string }

export const withdrawPaper = (
  { supplierId, organisationId, papers }: RegisteredSupplier,
  { paperId, reason }: { readonly paperId: string; readonly reason: string },
): Decision<SupplierPaperWithdrawn, WithdrawPaperRefused> =>
  papers.some((paper) => paper.paperId === paperId)
    ? accept<SupplierPaperWithdrawn>({ type: 'SupplierPaperWithdrawn', supplierId, organisationId, paperId, reason })
    : refuse({ code: 'paper-unknown', paperId })

/** A kind of paper that is required, and the last day on which one of that kind is good. */
export interface Expired {
  readonly kind: string
  readonly expiredOn: string
}

const laterOf = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : ([a, b].sort()[1] ?? null)

/** Until when the papers of each required kind are good. A kind is required when one paper of it was filed as required. */
const goodUntil = (papers: readonly DuePaper[]): Map<string, string | null> => {
  const required = new Set(papers.filter((paper) => paper.required).map(({ kind }) => kind))
  const until = new Map<string, string | null>()
  for (const { kind, expiresOn } of papers) {
    if (!required.has(kind)) continue
    const known = until.get(kind)
    until.set(kind, known === undefined ? expiresOn : laterOf(known, expiresOn))
  }
  return until
}

/** Which required papers are out of date on that day. */
export const expiredPapers = (papers: readonly DuePaper[], day: string): Expired[] =>
  [...goodUntil(papers)].flatMap(([kind, until]) => (until !== null && until < day ? [{ kind, expiredOn: until }] : []))

/** The last day on which all required papers are good; null when no day is. */
export const papersGoodUntil = (papers: readonly DuePaper[]): string | null => {
  const [first = null] = [...goodUntil(papers).values()].filter((day) => day !== null).sort()
  return first
}
