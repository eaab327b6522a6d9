import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedLot } from '../../app/ports.ts'
import type { ClaimsUsedUp } from '../../domain/claims/claimAccount.ts'
import type { ClaimLotRefused, GiveUpClaimRefused } from '../../domain/claims/lotClaims.ts'
import type { Deps } from '../deps.ts'
import { claimLotProblems, giveUpClaimProblems } from './problems.ts'
import { claimedOrigin } from './views.ts'

const { enteredMass, grossMicrograms, id } = quantities

const common = {
  method: 'post',
  tag: 'claims',
  roles: ['clerk'],
  params: z.strictObject({ lotId: id }),
  success: 200,
  view: z.strictObject({ lotId: id, grossMicrograms, claimedMicrograms: grossMicrograms }),
  respond: ({ lot, version }: LoadedLot) => ({
    body: { lotId: lot.lotId, grossMicrograms: lot.grossMicrograms, claimedMicrograms: lot.claimedMicrograms },
    version,
  }),
} as const

export const claimLot = commandRoute<Deps, LoadedLot, ClaimLotRefused | ClaimsUsedUp>()({
  ...common,
  path: '/lots/{lotId}/claim',
  summary: 'Under a mass balance: says of some of a lot that it is of an origin; the claim account of its site pays',
  body: z.strictObject({ amount: enteredMass, originClass: claimedOrigin }),
  problems: claimLotProblems,
  handle: ({ params: { lotId }, body, context }, deps) => deps.claimLot({ lotId, ...body }, context),
})

export const giveUpClaim = commandRoute<Deps, LoadedLot, GiveUpClaimRefused | ClaimsUsedUp>()({
  ...common,
  path: '/lots/{lotId}/give-up-claim',
  summary: 'Gives the claim of a lot to the claim account of its site, for other lots to have',
  body: z.strictObject({}).optional(),
  problems: giveUpClaimProblems,
  handle: ({ params: { lotId }, context }, deps) => deps.giveUpClaim({ lotId }, context),
})
