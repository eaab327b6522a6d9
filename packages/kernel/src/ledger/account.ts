/** Metal that is somewhere: never negative, and 0 <= sum of content <= gross * 10 000. */
export const realKinds = ['stock', 'work', 'piece', 'transit', 'dispute', 'sample', 'refiner'] as const

/** Where metal comes from, goes to, or is explained by: may go below zero. */
export const signedKinds = [
  'supplier',
  'customer',
  'loss',
  'missing',
  'surplus',
  'scale',
  'count',
  'foreign',
  'fineness',
  'refining',
  'charge',
  'credit',
  'claim',
  'destroyed',
] as const

export type RealKind = (typeof realKinds)[number]
export type SignedKind = (typeof signedKinds)[number]
export type AccountKind = RealKind | SignedKind

/**
 * Whose it is, who has it, and what it is. The id by kind: stock: lot · work, loss, missing, surplus, scale, foreign: order or
 * melt (foreign also lot, loss also lot or piece, where there is no order) · piece: piece, or the order while the pieces of a
 * co-owned one are not allotted · transit, dispute: hand-over or return · sample: sample · refiner, refining, charge, credit:
 * pool · supplier: supplier · customer: piece, repair or seller · count: count · fineness, destroyed: lot · claim: the other owner.
 */
export interface Account {
  readonly owner: string
  readonly possessor: string
  readonly kind: AccountKind
  readonly id: string
}

export const isReal = (kind: AccountKind): kind is RealKind => (realKinds as readonly string[]).includes(kind)

/** `owner/possessor/kind:id`; owner and possessor hold no slash. */
export const accountKey = ({ owner, possessor, kind, id }: Account): string => `${owner}/${possessor}/${kind}:${id}`

/** The account of a key. Throws RangeError for a text that is none. */
export const parseAccount = (key: string): Account => {
  const [, owner = '', possessor = '', kind = '', id = ''] = /^([^/]+)\/([^/]+)\/([a-z]+):(.+)$/.exec(key) ?? []
  if (!([...realKinds, ...signedKinds] as readonly string[]).includes(kind))
    throw new RangeError(`"${key}" is not the key of an account`)
  return { owner, possessor, kind: kind as AccountKind, id }
}
