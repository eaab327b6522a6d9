import type { ProblemText } from '@fibula/service-kit'
import type { JudgeOnClaimsRefused } from '../../app/claims.ts'
import type { ClaimsUsedUp } from '../../domain/claims/claimAccount.ts'
import type { ClaimLotRefused, GiveUpClaimRefused } from '../../domain/claims/lotClaims.ts'
import { blockedLot, judgeLotProblems } from '../problems.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const usedUp = {
  'claims-used-up': {
    status: 409,
    title: 'The site may not claim so much in this period',
    whatToDo: 'Claim what is left, receive more metal with this claim, or give up the claim of another lot.',
  },
} satisfies Texts<ClaimsUsedUp>

const nothing = {
  'nothing-claimed': {
    status: 422,
    title: 'Nothing is claimed',
    whatToDo: 'Say how much is claimed; a lot without a claim has none to give up.',
  },
} as const

export const judgeOnClaimsProblems = { ...judgeLotProblems, ...usedUp } satisfies Texts<JudgeOnClaimsRefused>

export const claimLotProblems = {
  ...blockedLot,
  ...usedUp,
  ...nothing,
  'custody-needs-no-account': {
    status: 409,
    title: 'The claim of this lot goes with its metal',
    whatToDo: 'Claim it as it is; only a mass balance, or metal of no custody, is claimed from an account.',
  },
  'origin-differs': {
    status: 409,
    title: 'This lot is of another origin',
    whatToDo: 'Claim its own origin, or claim on a lot whose origin is not known.',
  },
  'claim-beyond-lot': {
    status: 409,
    title: 'The lot holds less that is not claimed',
    whatToDo: 'Claim at most what is not claimed of it yet.',
  },
} satisfies Texts<ClaimLotRefused | ClaimsUsedUp>

export const giveUpClaimProblems = {
  ...blockedLot,
  ...usedUp,
  ...nothing,
} satisfies Texts<GiveUpClaimRefused | ClaimsUsedUp>
