import { weighs } from '../test-facts.ts'
import type { Act } from './test-world.ts'

export const sell: Act = (world, which) => {
  const piece = world.one(world.made, which)
  if (!piece) return
  world.made.splice(world.made.indexOf(piece), 1)
  world.say('piece-moved', { pieceId: piece.id, possessorId: 'shop' })
  world.say('sold', { saleId: world.id('V'), pieceId: piece.id })
  world.sold.push(piece)
}

export const comeBack: Act = (world, which, how) => {
  const piece = world.one(world.sold, which)
  if (!piece) return
  world.sold.splice(world.sold.indexOf(piece), 1)
  const gross = Math.max(1, Math.floor(piece.gross * (how % 7 === 0 ? 1.001 : 0.999)))
  world.say('returned', {
    returnId: world.id('Z'),
    pieceId: piece.id,
    possessorId: 'shop',
    weighing: weighs(gross),
  })
  world.made.push({ ...piece, gross: Math.min(gross, piece.gross) })
}

export const end: Act = (world, which, how) => {
  const piece = world.one(world.made, which)
  if (!piece) return
  const id = world.id('L')
  if (how % 2 === 0 && piece.stones > 0) {
    world.say('stones-removed', { pieceId: piece.id, intoLotId: id, pieces: 1 })
    world.made.splice(world.made.indexOf(piece), 1, { ...piece, stones: piece.stones - 1, gross: piece.gross })
    return
  }
  world.made.splice(world.made.indexOf(piece), 1)
  if (how % 3 === 1) {
    world.say('piece-scrapped', { orderId: piece.order, pieceId: piece.id, residueLotId: id })
  } else {
    const stones = piece.stones > 0 && how % 2 === 0 ? { lotId: world.id('L'), pieces: piece.stones } : null
    const gross = Math.max(1, Math.floor(piece.gross * 0.99))
    world.say('melted-back', { pieceId: piece.id, intoLotId: id, weighing: weighs(gross), stones })
  }
  world.add({
    id,
    owner: piece.owners[0] ?? 'A',
    material: 'silver',
    gross: Math.floor(piece.gross * 0.95),
    pieces: 0,
    owners: piece.owners,
  })
}

export const repair: Act = (world, which, how) => {
  const lot = world.metal(which)
  const piece = world.one(world.made, which)
  const id = world.id('L')
  if (lot && how % 2 === 0) {
    const added = { lotId: lot.id, weighing: weighs(50_000) }
    const removed = how % 4 === 0 ? { lotId: id, weighing: weighs(30_000), estimated: { Ag: 9_000 } } : null
    lot.gross -= 50_000
    world.say('repaired', { repairId: world.id('X'), ownerId: 'A', possessorId: 'A', added, removed })
  } else if (lot && piece && piece.quantity === 1) {
    const added = how % 3 === 0 ? { lotId: lot.id, grossMicrograms: 60_000 } : null
    if (added) lot.gross -= 60_000
    const gross = Math.max(1, Math.floor(piece.gross * 0.98))
    const told = { repairId: world.id('X'), pieceId: piece.id, added, removedIntoLotId: how % 5 === 0 ? id : null }
    world.say('piece-repaired', { ...told, weighing: weighs(gross) })
    world.made.splice(world.made.indexOf(piece), 1, { ...piece, gross })
  }
}
