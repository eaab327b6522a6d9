import type { AccountKind, Book, Content, Problem } from '@fibula/kernel/ledger'
import type { Quantities } from '../../domain/ledger/told.ts'
import type { CorrectionDone } from './corrections.ts'

/** Who looks: an organisation sees what it owns or has; null sees everything. */
export type Scope = string | null

export interface AmountShown {
  readonly grossMicrograms: number
  readonly content: Content
  readonly pieces: number
}

export interface AccountShown {
  readonly owner: string
  readonly possessor: string
  readonly kind: AccountKind
  readonly id: string
}

export interface PositionShown extends AmountShown {
  readonly account: AccountShown
  readonly book: Book
  /** What it is called: a serial number, a design, a supplier's name. */
  readonly name: string | null
}
export type PositionPlace = readonly [kind: string, id: string, owner: string, possessor: string, book: string]

export interface PositionFilter {
  /** By what was recorded until then. */
  readonly at?: string | undefined
  readonly kind?: string | undefined
  readonly id?: string | undefined
  readonly ownerId?: string | undefined
  readonly possessorId?: string | undefined
}

export interface EntryShown extends AmountShown {
  readonly movement: string
  readonly line: number
  readonly factId: string
  readonly type: string
  readonly causedBy: string
  readonly account: AccountShown
  readonly book: Book
  readonly recordedAt: Date
  readonly happenedAt: Date
  readonly postedAt: Date
}
export type EntryPlace = readonly [movement: string, line: number]
export interface EntryFilter extends PositionFilter {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface Period {
  readonly from: string
  readonly to: string
}

/** Opening + received + in - out - sold - lost + differences = closing, in gross and in every element. */
export interface BalanceShown {
  readonly holder: string
  readonly book: Book
  /** Gross, an element, or pieces. */
  readonly component: 'gross' | 'Ag' | 'Au' | 'Pt' | 'Pd' | 'pieces'
  readonly opening: bigint
  /** From suppliers, less what went back to them. */
  readonly received: bigint
  /** From other holders, and to them. */
  readonly in: bigint
  readonly out: bigint
  readonly sold: bigint
  /** Gone, or not found. */
  readonly lost: bigint
  /** Scales, counts, foreign matter, assays, refining, surplus, claims and what was destroyed. */
  readonly differences: bigint
  /** Added up by itself, from all that was ever posted until the end. */
  readonly closing: bigint
}

export interface OpenAccountShown extends PositionShown {
  /** When it was first touched. */
  readonly since: Date
}

export interface UnreconciledShown {
  readonly factId: string
  readonly type: string
  readonly streamId: string
  readonly organisationId: string
  readonly recordedAt: Date
  readonly problem: Problem
}

export interface StatementLine extends AmountShown {
  readonly factId: string
  readonly type: string
  readonly happenedAt: Date
  readonly recordedAt: Date
  readonly owner: string
  readonly book: Book
  readonly orderId: string | null
}

export interface OrderInAccount {
  readonly orderId: string
  readonly owner: string
  readonly design: string | null
  readonly technique: string | null
  readonly status: string | null
  /** What the workshop holds for it now: charged, and not told what became of it. */
  readonly grossMicrograms: number
  readonly fine: bigint
}

export interface AllowanceShown {
  readonly orderId: string
  readonly owner: string
  readonly workshopId: string
  readonly technique: string | null
  readonly design: string | null
  readonly closedAt: Date
  readonly inputFine: bigint
  readonly productsFine: bigint
  readonly allowanceFine: bigint
  readonly lossFine: bigint
}

export interface MetalAccount {
  readonly workshopId: string
  readonly period: Period
  /** By owner and book: what the workshop had of theirs at the beginning and at the end. */
  readonly balances: readonly {
    readonly owner: string
    readonly book: Book
    readonly opening: AmountShown
    readonly closing: AmountShown
  }[]
  readonly lines: readonly StatementLine[]
  readonly openOrders: readonly OrderInAccount[]
  readonly allowances: readonly AllowanceShown[]
  readonly disputes: readonly OpenAccountShown[]
}

/** One weighing in, weighing out or residue of a step. */
export interface StepLoss {
  readonly workshopId: string
  readonly step: string
  readonly orderId: string
  readonly stepIndex: number
  readonly inMicrograms: number
  readonly outMicrograms: number
  readonly residueMicrograms: number
  readonly at: Date
}

/** A fact, with what of it may be corrected. */
export interface CorrectableShown extends Quantities {
  readonly factId: string
  readonly kind: string
  readonly type: string
  readonly streamId: string
  readonly organisationId: string
  readonly happenedAt: Date
  readonly recordedAt: Date
  readonly correctable: readonly (keyof Quantities)[]
  readonly correctedBy: readonly string[]
}

export interface LedgerReads {
  readonly facts: (
    scope: Scope,
    filter: { readonly streamId: string | undefined; readonly factId: string | undefined },
    part: { readonly after: readonly [recordedAt: string, factId: string] | undefined; readonly limit: number },
  ) => Promise<CorrectableShown[]>
  readonly corrections: (
    scope: Scope,
    part: { readonly after: string | undefined; readonly limit: number },
  ) => Promise<CorrectionDone[]>
  readonly correction: (scope: Scope, correctionId: string) => Promise<CorrectionDone | undefined>
  readonly positions: (
    scope: Scope,
    filter: PositionFilter,
    part: { readonly after: PositionPlace | undefined; readonly limit: number },
  ) => Promise<PositionShown[]>
  readonly entries: (
    scope: Scope,
    filter: EntryFilter,
    part: { readonly after: EntryPlace | undefined; readonly limit: number },
  ) => Promise<EntryShown[]>
  readonly massBalance: (scope: Scope, period: Period, by: 'holder' | 'owner') => Promise<BalanceShown[]>
  readonly openAccounts: (
    scope: Scope,
    filter: Pick<PositionFilter, 'kind' | 'ownerId' | 'possessorId'>,
    part: { readonly after: PositionPlace | undefined; readonly limit: number },
  ) => Promise<OpenAccountShown[]>
  readonly unreconciled: (
    scope: Scope,
    part: { readonly after: readonly [recordedAt: string, factId: string] | undefined; readonly limit: number },
  ) => Promise<UnreconciledShown[]>
  /** Who works metal now or did, by name. */
  readonly metalAccounts: (
    scope: Scope,
    part: { readonly after: string | undefined; readonly limit: number },
  ) => Promise<(AmountShown & { readonly workshopId: string; readonly openOrders: number })[]>
  /** Undefined when the workshop never had anything that the reader may see. */
  readonly metalAccount: (scope: Scope, workshopId: string, period: Period) => Promise<MetalAccount | undefined>
  readonly allowances: (scope: Scope, period: Period, workshopId?: string) => Promise<AllowanceShown[]>
  readonly stepLosses: (scope: Scope, period: Period) => Promise<StepLoss[]>
}
