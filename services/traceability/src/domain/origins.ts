import { apportion } from '@fibula/kernel'

export interface Amount {
  readonly gross: bigint
  readonly fine: bigint
}

/** So much came from there into that. */
export interface Inflow extends Amount {
  readonly fromId: string
  readonly toId: string
}

const plus = (a: Amount | undefined, b: Amount): Amount => ({
  gross: (a?.gross ?? 0n) + b.gross,
  fine: (a?.fine ?? 0n) + b.fine,
})

/** Shares by weight; where nothing was weighed, equal ones. */
const share = (total: bigint, weights: readonly bigint[]): readonly bigint[] =>
  apportion(total, weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n))

/**
 * Everything before a thing, nearest first, and for each the ways into it that do not lead around in a circle: metal that
 * came back from an order may go into the same order again.
 */
const wayBack = (target: string, inflows: ReadonlyMap<string, readonly Inflow[]>) => {
  const state = new Map<string, 'open' | 'done'>()
  const ways = new Map<string, Inflow[]>()
  const order: string[] = []
  // By hand and not by recursion: a way may be as long as a workshop is old.
  const stack: { id: string; next: number; into: readonly Inflow[]; used: Inflow[] }[] = []
  const enter = (id: string): void => {
    state.set(id, 'open')
    stack.push({ id, next: 0, into: inflows.get(id) ?? [], used: [] })
  }
  enter(target)
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const inflow = top.into[top.next++]
    if (inflow === undefined) {
      state.set(top.id, 'done')
      ways.set(top.id, top.used)
      order.unshift(top.id)
      stack.pop()
      continue
    }
    const seen = state.get(inflow.fromId)
    if (seen === 'open') continue
    top.used.push(inflow)
    if (seen === undefined) enter(inflow.fromId)
  }
  return { order, ways }
}

/**
 * How much of a thing came through everything before it: at each step back it is shared by what went in, by largest
 * remainder, in gross and in fine. What is at the beginnings adds up to the thing, to the last unit. Each inflow is walked
 * once, so it does not matter by how many paths the metal came.
 */
export const originsOf = (
  target: Amount & { readonly id: string },
  inflows: ReadonlyMap<string, readonly Inflow[]>,
): { readonly through: ReadonlyMap<string, Amount>; readonly beginnings: ReadonlyMap<string, Amount> } => {
  const { order, ways } = wayBack(target.id, inflows)
  const through = new Map<string, Amount>([[target.id, { gross: target.gross, fine: target.fine }]])
  const beginnings = new Map<string, Amount>()
  for (const id of order) {
    const amount = through.get(id) ?? { gross: 0n, fine: 0n }
    const into = ways.get(id) ?? []
    if (into.length === 0) {
      if (id !== target.id) beginnings.set(id, amount)
      continue
    }
    const grossWeights = into.map(({ gross }) => gross)
    const gross = share(amount.gross, grossWeights)
    const fineWeights = into.map(({ fine }) => fine)
    const fine = share(amount.fine, fineWeights.some((weight) => weight > 0n) ? fineWeights : grossWeights)
    for (const [index, { fromId }] of into.entries())
      through.set(fromId, plus(through.get(fromId), { gross: gross[index] ?? 0n, fine: fine[index] ?? 0n }))
  }
  return { through, beginnings }
}
