import type { Route } from '@fibula/service-kit'
import type { Deps } from './deps.ts'
import { getProvenance } from './getProvenance.route.ts'
import { getLotStory, getPieceStory, getSaleStory } from './getStory.route.ts'
import { getTrace } from './getTrace.route.ts'
import {
  correctFacts,
  getCorrection,
  listCorrections,
  listLedgerFacts,
  previewCorrection,
} from './ledger/corrections.route.ts'
import { listEntries, listUnreconciled } from './ledger/entries.route.ts'
import { getLosses, getStepLosses } from './ledger/losses.route.ts'
import { getMassBalance } from './ledger/massBalance.route.ts'
import { getKeys, getMetalAccount, getMetalAccountDocument, listMetalAccounts } from './ledger/metalAccount.route.ts'
import { listOpenAccounts, listPositions } from './ledger/positions.route.ts'
import { listRecentFacts } from './listRecentFacts.route.ts'
import { listSteps } from './listSteps.route.ts'
import { listStory } from './listStory.route.ts'
import { search, searchNodes } from './searchNodes.route.ts'

export const routes: readonly Route<Deps>[] = [
  ...[search, searchNodes],
  ...[getTrace, getProvenance, listSteps],
  ...[listStory, getPieceStory, getLotStory, getSaleStory, listRecentFacts],
  ...[listPositions, listEntries, listOpenAccounts, listUnreconciled, getMassBalance, getLosses, getStepLosses],
  ...[listMetalAccounts, getMetalAccount, getMetalAccountDocument, getKeys],
  ...[previewCorrection, correctFacts, listCorrections, getCorrection, listLedgerFacts],
]
