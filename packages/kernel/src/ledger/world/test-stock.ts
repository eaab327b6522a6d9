import { weighs } from '../test-facts.ts'
import type { Act } from './test-world.ts'

export const receive: Act = (world, which, how) => {
  const material = (['silver', 'silver', 'silver', 'copper', 'stones', 'enamel'] as const)[which % 6] ?? 'silver'
  const owner = which % 5 === 0 ? 'B' : 'A'
  const gross = 1_000_000 + (how % 900_000) * 1_000
  const pieces = material === 'stones' ? 1 + (how % 300) : 0
  const id = world.id('L')
  const gold = material === 'silver' && how % 7 === 0 ? { Au: 100 + (how % 300) } : {}
  const declared = material === 'silver' ? { Ag: 7_000 + (how % 2_500), ...gold } : { Ag: 0 }
  world.say('received', {
    ...{ lotId: id, ownerId: owner, possessorId: owner, supplierId: `S${which % 3}`, material, declared },
    ...{ weighing: weighs(gross), pieces: pieces || null },
  })
  world.add({ id, owner, material, gross, pieces, owners: [owner] })
}

export const split: Act = (world, which, how) => {
  const lot = world.one(
    world.lots.filter((one) => one.gross > 1_000),
    which,
  )
  if (!lot) return
  const id = world.id('L')
  const gross = world.part(lot.gross, how % 500)
  const pieces = Math.floor((lot.pieces * gross) / lot.gross)
  world.say('split', { lotId: lot.id, parts: [{ lotId: id, grossMicrograms: gross, pieces: pieces || null }] })
  lot.gross -= gross
  lot.pieces -= pieces
  world.add({ ...lot, id, gross, pieces })
}

export const merge: Act = (world, which) => {
  const [first, second] = world.lots
    .filter((lot) => lot.material === 'silver' && lot.gross > 0 && lot.owners.join() === 'A')
    .slice(which % 5)
  if (!first || !second) return
  const id = world.id('L')
  const parts = [first, second].map((lot) => ({ lotId: lot.id, grossMicrograms: null, pieces: null }))
  world.say('merged', { lotId: id, possessorId: 'A', material: 'silver', parts })
  world.add({ ...first, id, gross: first.gross + second.gross })
  first.gross = 0
  second.gross = 0
}

export const assay: Act = (world, which, how) => {
  const lot = world.metal(which, 0)
  if (!lot || which % 2 === 1) return
  const method = (['titration', 'fire-assay', 'xrf', 'touchstone'] as const)[how % 4] ?? 'xrf'
  const sample =
    how % 3 === 0 && lot.gross > 10_000_000 ? { takenMicrograms: 500_000, returnedMicrograms: 400_000 } : null
  if (sample) lot.gross -= 100_000
  const told = { assayId: world.id('T'), lotId: lot.id, method, uncertainty: how % 2 ? 5 : 400, sample }
  world.say('assayed', { ...told, measured: { Ag: 7_500 + (how % 1_800) } })
}

export const sample: Act = (world, which, how) => {
  const sample = world.one(world.samples, which)
  if (sample && how % 2 === 0) {
    world.samples.splice(world.samples.indexOf(sample), 1)
    world.say('sample-returned', {
      sampleId: sample.id,
      lotId: sample.lot.id,
      weighing: weighs(world.part(sample.gross, how)),
    })
    return
  }
  const lot = world.metal(which, 5_000_000)
  if (!lot) return
  const id = world.id('E')
  lot.gross -= 200_000
  world.say('sampled', { sampleId: id, lotId: lot.id, weighing: weighs(200_000) })
  world.samples.push({ id, lot, gross: 200_000 })
}

export const count: Act = (world, which, how) => {
  const lot = world.one(
    world.lots.filter((one) => one.gross > 1_000_000 && one.owners.length === 1 && one.material !== 'stones'),
    which,
  )
  if (!lot) return
  lot.gross -= how % 700_000
  world.say('counted', { countId: world.id('N'), lotId: lot.id, weighing: weighs(lot.gross), pieces: null })
}

export const trade: Act = (world, which, how) => {
  if (how % 3 === 0) {
    const id = world.id('L')
    const gross = 500_000 + (how % 90_000) * 1_000
    const told = {
      lotId: id,
      ownerId: 'A',
      possessorId: 'A',
      sellerId: `seller${which % 9}`,
      weighing: weighs(gross),
    }
    world.say('old-silver-bought', { ...told, estimated: { Ag: 8_000 } })
    world.add({ id, owner: 'A', material: 'silver', gross, pieces: 0, owners: ['A'] })
    return
  }
  const lot = world.one(
    world.lots.filter((one) => one.material === 'silver' && one.gross > 1_000 && one.owners.length === 1),
    which,
  )
  if (!lot) return
  const id = world.id('L')
  const to = lot.owner === 'A' ? 'B' : 'A'
  const gross = world.part(lot.gross, how % 400)
  world.say('ownership-transferred', { lotId: lot.id, intoLotId: id, toOwnerId: to, weighing: weighs(gross) })
  if (how % 2 === 0)
    world.say('claim-settled', { creditorId: lot.owner, debtorId: to, content: { Ag: BigInt(gross) * 100n } })
  lot.gross -= gross
  world.add({ ...lot, id, owner: to, owners: [to], gross })
}

export const supplier: Act = (world, which, how) => {
  const lot = world.one(
    world.lots.filter((one) => one.gross > 0),
    which,
  )
  if (!lot) return
  if (how % 3 === 0) {
    world.say('sent-back', { lotId: lot.id, supplierId: 'S1', weighing: null, pieces: null })
    lot.gross = 0
  } else if (how % 3 === 1) {
    const accepted = how % 2 ? null : { Ag: BigInt(how) * 1_000n }
    world.say('difference-accepted', { lotId: lot.id, supplierId: 'S1', accepted })
  } else world.say('lot-moved', { lotId: lot.id, possessorId: which % 2 ? 'vault' : lot.owner })
}
