import type { Queryable } from '@fibula/store'
import type { LedgerReads } from '../../../app/ledger/reads.ts'
import { factReads } from './facts.ts'
import { lossReads } from './losses.ts'
import { massBalanceReads } from './massBalance.ts'
import { metalAccountReads } from './metalAccount.ts'
import { positionReads } from './positions.ts'

export const createLedgerReads = (pool: Queryable): LedgerReads => {
  const positions = positionReads(pool)
  return {
    ...positions,
    ...factReads(pool),
    ...massBalanceReads(pool),
    ...metalAccountReads(pool, positions),
    ...lossReads(pool),
  }
}
