import { weighs } from '../test-facts.ts'
import { type Act, union } from './test-world.ts'

export const melt: Act = (world, which, how) => {
  const first = world.metal(which)
  const second = world.metal(how)
  const copper = world.one(
    world.lots.filter((lot) => lot.material === 'copper' && lot.gross > 100_000),
    how,
  )
  if (!first || !second || first === second || first.owners.length > 1 || second.owners.length > 1) return
  const inputs = [first, second, ...(copper && how % 2 === 0 ? [copper] : [])].map((lot) => {
    const gross = world.part(lot.gross, how)
    lot.gross -= gross
    return { lotId: lot.id, grossMicrograms: gross, pieces: null }
  })
  const total = inputs.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
  const meltId = world.id('M')
  const out = [Math.floor(total * 0.8), Math.floor(total * 0.15), Math.floor(total * 0.01)]
  const ids = out.map(() => world.id('L'))
  const classes = ['metal', 'sprue', 'crucible-skull'] as const
  world.say('melted', {
    ...{ meltId, possessorId: 'A', inputs, allowanceRate: how % 2 ? 100 : null, signedBy: ['A', 'B'] },
    outputs: ids.map((lotId, at) => ({
      ...{ lotId, material: 'silver' as const, class: classes[at] ?? 'metal', weighing: weighs(out[at] ?? 0) },
      assumed: at === 2 ? 5_000 : 'blend',
    })),
  })
  ids.forEach((id, at) => {
    const lot = world.add({
      id,
      owner: first.owner,
      material: 'silver',
      gross: out[at] ?? 0,
      pieces: 0,
      owners: union(union(first.owners, second.owners), copper && how % 2 === 0 ? copper.owners : []),
    })
    if (at === 2) world.dust.push(lot)
  })
}

export const refine: Act = (world, which, how) => {
  const pool = world.one(world.pools, which)
  if (pool && pool.refined === 0) {
    pool.refined = Math.max(1, Math.floor(pool.gross * 0.6))
    const told = { poolId: pool.id, basis: how % 2 ? 'agreed' : 'umpire' } as const
    world.say('refined', { ...told, weighing: weighs(pool.refined), fineness: { Ag: 5_000 + (how % 4_900) } })
  } else if (pool && how % 2 === 0) {
    world.pools.splice(world.pools.indexOf(pool), 1)
    const id = world.id('L')
    const gross = Math.max(1, Math.floor(pool.refined * 0.4))
    const back = {
      lotId: id,
      possessorId: 'A',
      material: 'silver',
      weighing: weighs(gross),
      fineness: 9_990,
    } as const
    const returned = how % 3 === 0 ? null : back
    world.say('refining-settled', { poolId: pool.id, chargeRate: how % 300, returned })
    if (returned) world.add({ id, owner: 'A', material: 'silver', gross, pieces: 0, owners: pool.owners })
  } else {
    const lots = [
      ...new Set([world.one(world.dust, which), how % 3 === 0 ? world.metal(how) : world.one(world.dust, how)]),
    ].flatMap((lot) => (lot && lot.gross > 100_000 ? [lot] : []))
    if (lots.length === 0) return
    const id = world.id('Q')
    const gross = lots.reduce((sum, lot) => sum + lot.gross, 0)
    world.say('refining-sent', {
      ...{ poolId: id, refinerId: 'refinery' },
      lots: lots.map((lot) => ({ lotId: lot.id, grossMicrograms: null, pieces: null })),
    })
    for (const lot of lots) lot.gross = 0
    world.pools.push({
      id,
      gross,
      refined: 0,
      owners: lots.reduce<readonly string[]>((all, lot) => union(all, lot.owners), []),
    })
  }
}
