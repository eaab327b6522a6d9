import { assumedFineness, residueClasses } from '../../transformation.ts'
import { weighs } from '../test-facts.ts'
import { type Act, type Order, union } from './test-world.ts'

export const give: Act = (world, which, how) => {
  const lot = world.one(
    world.lots.filter((one) => one.gross > 100_000),
    which,
  )
  if (!lot) return
  const fits = (one: Order) => !one.closed && (one.owner === lot.owner || how % 11 === 0)
  let order = world.one(world.orders.filter(fits), how)
  if (!order || how % 4 === 0) {
    order = {
      id: world.id('O'),
      owner: lot.owner,
      closed: false,
      metal: 0,
      stones: 0,
      inputs: [],
      pieces: [],
      residues: [],
      owners: [],
    }
    world.orders.push(order)
  }
  const last = how % 13 === 0
  const gross = last ? lot.gross : world.part(lot.gross, how)
  const pieces = last ? lot.pieces : Math.floor((lot.pieces * gross) / lot.gross)
  const id = world.id('H')
  world.say('given', {
    ...{ handOverId: id, lotId: lot.id, orderId: order.id, receiverId: 'W', material: lot.material },
    ...{
      weighing: last ? null : weighs(gross),
      halfWidthMicrograms: 10_000,
      pieces: lot.material === 'stones' ? pieces : null,
    },
  })
  lot.gross -= gross
  lot.pieces -= pieces
  world.onTheWay.push({ id, lot, order, gross, pieces })
}

export const take: Act = (world, which, how) => {
  const given = world.one(world.onTheWay, which)
  if (!given) return
  world.onTheWay.splice(world.onTheWay.indexOf(given), 1)
  const { id, lot, order, gross, pieces } = given
  if (how % 17 === 0 || order.closed) {
    const returnId = world.id('R')
    world.say('work-returned', {
      ...{
        returnId,
        orderId: order.id,
        receiverId: lot.owner,
        material: lot.material,
        lotId: lot.id,
        residueLotId: null,
      },
      ...{ handOverId: id, weighing: null, halfWidthMicrograms: 10_000, pieces: pieces || null },
    })
    world.back.push({ id: returnId, order, material: lot.material, gross, pieces })
    return
  }
  const off = how % 5 === 0 ? -Math.floor(gross / 20) : how % 19 === 0 ? Math.floor(gross / 30) : (how % 16_000) - 8_000
  const received = Math.max(1, gross + off)
  const counted = lot.material === 'stones' ? (how % 9 === 0 ? Math.max(0, pieces - 1) : pieces) : null
  world.say('taken', {
    handOverId: id,
    orderId: order.id,
    lotId: lot.id,
    weighing: weighs(received),
    pieces: counted,
  })
  const charged = Math.min(gross, received)
  if (Math.abs(off) > 16_329) world.disputes.push({ id, low: charged, high: gross })
  if (lot.material === 'silver' || lot.material === 'copper') {
    order.metal += Math.floor(charged * 0.97)
    order.inputs.push({ lot, gross: charged })
    order.owners = union(order.owners, lot.owners)
  }
  if (lot.material === 'stones') order.stones += counted ?? 0
}

export const agree: Act = (world, which, how) => {
  const dispute = world.one(world.disputes, which)
  if (!dispute) return
  world.disputes.splice(world.disputes.indexOf(dispute), 1)
  const { id, low, high } = dispute
  world.say('dispute-agreed', {
    handOverId: id,
    grossMicrograms: low + Math.floor(((high - low) * (how % 101)) / 100),
    pieces: null,
  })
}

export const residue: Act = (world, which, how) => {
  const order = world.open(which, 5_000_000)
  if (!order) return
  const name = residueClasses[how % residueClasses.length] ?? 'sprue'
  const id = world.id('D')
  const gross = Math.max(200_000, world.part(order.metal, how % 300))
  order.metal -= gross
  order.residues.push({ id, gross })
  const told = { orderId: order.id, residueLotId: id, class: name, assumed: assumedFineness[name], pieceId: null }
  world.say('residue-weighed', { ...told, weighing: weighs(gross) })
}

export const finish: Act = (world, which, how) => {
  const order = world.open(which, 5_000_000)
  if (!order) return
  const id = world.id('P')
  const net = Math.max(600_000, world.part(order.metal, how))
  const stones = Math.min(order.stones, how % 4)
  const quantity = how % 6 === 0 && stones === 0 ? 5 : 1
  const otherMicrograms = how % 8 === 0 ? 5_000 : 0
  order.metal -= net
  order.stones -= stones
  order.pieces.push({ id, quantity, gross: net, stones })
  const told = { orderId: order.id, pieceId: id, quantity, stonePieces: stones, otherMicrograms, title: 9_250 }
  world.say('piece-finished', {
    ...told,
    weighing: weighs(net + otherMicrograms),
    netMicrograms: stones > 0 ? net : null,
  })
}

export const close: Act = (world, which, how) => {
  const order = world.one(
    world.orders.filter((one) => !one.closed && one.inputs.length > 0 && one.pieces.length > 0),
    which,
  )
  if (!order) return
  if (how % 3 === 0 && order.stones > 0)
    world.say('loss-declared', { orderId: order.id, what: 'stones', grossMicrograms: 0, pieces: 1 })
  const settled = {
    orderId: order.id,
    cause: 'missing',
    by: (['waived', 'money', 'pay'] as const)[how % 3] ?? 'pay',
  } as const
  if (how % 2 === 0) world.say('imbalance-settled', settled)
  world.say('order-closed', { orderId: order.id, allowanceRate: how % 500 })
  if (how % 5 === 1) world.say('imbalance-settled', settled)
  order.closed = true
  for (const { id, gross } of order.residues)
    world.dust.push(world.add({ id, owner: order.owner, material: 'silver', gross, pieces: 0, owners: order.owners }))
  const made = order.pieces.map((one) => ({ ...one, order: order.id, owners: order.owners }))
  if (order.owners.length < 2) world.made.push(...made)
  else {
    const some = how % 2 === 0 ? made : made.slice(0, 1)
    world.say('allotted', {
      orderId: order.id,
      pieces: some.map(({ id }, at) => ({ pieceId: id, ownerId: at % 2 ? 'A' : 'B' })),
    })
    world.made.push(...some.map((one, at) => ({ ...one, owners: [at % 2 ? 'A' : 'B'] })))
  }
}

export const giveBack: Act = (world, which, how) => {
  const order = world.one(
    world.orders.filter((one) => !one.closed),
    which,
  )
  if (!order) return
  const returnId = world.id('R')
  const told = {
    returnId,
    orderId: order.id,
    receiverId: order.owner,
    lotId: null,
    residueLotId: null,
    handOverId: null,
    halfWidthMicrograms: 10_000,
  }
  const residue = order.residues[0]
  if (how % 4 === 0 && residue) {
    order.residues.shift()
    world.say('work-returned', {
      ...told,
      residueLotId: residue.id,
      material: 'silver',
      weighing: null,
      pieces: null,
    })
    world.back.push({ id: returnId, order, material: 'silver', gross: residue.gross, pieces: 0 })
  } else if (how % 4 === 1 && order.stones > 0) {
    world.say('work-returned', { ...told, material: 'stones', weighing: null, pieces: 1 })
    order.stones -= 1
    world.back.push({ id: returnId, order, material: 'stones', gross: 0, pieces: 1 })
  } else if (order.metal > 300_000) {
    const [input] = order.inputs
    const unmixed = how % 4 === 2 && input && input.lot.material === 'silver' && order.inputs.length === 1
    const gross = world.part(Math.min(order.metal, input?.gross ?? 0), how % 500)
    world.say('work-returned', {
      ...{ ...told, lotId: unmixed ? input.lot.id : null, material: 'silver', weighing: weighs(gross), pieces: null },
    })
    order.metal -= gross
    if (input) input.gross -= gross
    world.back.push({ id: returnId, order, material: 'silver', gross, pieces: 0 })
  }
}

export const takeBack: Act = (world, which, how) => {
  const back = world.one(world.back, which)
  if (!back) return
  world.back.splice(world.back.indexOf(back), 1)
  const id = world.id('L')
  const { order, material, pieces } = back
  const gross = Math.max(1, back.gross - (how % 5 === 0 ? 50_000 : how % 8_000))
  world.say('taken-back', {
    ...{ returnId: back.id, orderId: order.id, lotId: id, possessorId: order.owner, material },
    ...{ weighing: weighs(gross), pieces: material === 'stones' ? pieces : null },
  })
  world.add({ id, owner: order.owner, material, gross: Math.floor(gross * 0.99), pieces: 0, owners: order.owners })
}

export const batch: Act = (world, which, how) => {
  const closed = world.one(
    world.made.filter(({ quantity }) => quantity > 1),
    which,
  )
  const order = world.one(
    world.orders.filter((one) => !one.closed && one.pieces.some(({ quantity }) => quantity > 1)),
    which,
  )
  const id = world.id('P')
  if (closed && how % 2 === 0) {
    const gross = Math.floor(closed.gross / closed.quantity)
    world.say('batch-split', {
      orderId: closed.order,
      batchId: closed.id,
      pieceId: id,
      weighing: weighs(gross),
    })
    world.made.splice(world.made.indexOf(closed), 1, {
      ...closed,
      quantity: closed.quantity - 1,
      gross: closed.gross - gross,
      stones: 0,
    })
    world.made.push({ ...closed, id, gross, quantity: 1, stones: 0 })
  } else if (order) {
    const at = order.pieces.findIndex(({ quantity }) => quantity > 1)
    const batch = order.pieces[at]
    if (!batch || batch.stones > 0) return
    const gross = Math.floor(batch.gross / batch.quantity)
    world.say('batch-split', { orderId: order.id, batchId: batch.id, pieceId: id, weighing: weighs(gross) })
    order.pieces.splice(
      at,
      1,
      { ...batch, quantity: batch.quantity - 1, gross: batch.gross - gross },
      { ...batch, id, quantity: 1, gross },
    )
  }
}

export const bench: Act = (world, which, how) => {
  const order = world.one(
    world.orders.filter((one) => !one.closed && one.pieces.length > 0),
    which,
  )
  const piece = order ? world.one(order.pieces, how) : undefined
  if (!order || !piece) return
  const at = order.pieces.indexOf(piece)
  if (how % 2 === 0) {
    const id = world.id('D')
    world.say('piece-scrapped', { orderId: order.id, pieceId: piece.id, residueLotId: id })
    const told = { orderId: order.id, residueLotId: id, class: 'scrap', assumed: 'blend', pieceId: piece.id } as const
    world.say('residue-weighed', { ...told, weighing: weighs(piece.gross) })
    order.pieces.splice(at, 1)
    order.stones += piece.stones
    order.residues.push({ id, gross: Math.floor(piece.gross * 0.9) })
  } else if (piece.stones === 0) {
    world.say('piece-reworked', { orderId: order.id, pieceId: piece.id, weighing: null })
    const gross = Math.max(10_000, Math.floor(piece.gross * 0.99))
    world.say('piece-reworked', { orderId: order.id, pieceId: piece.id, weighing: weighs(gross) })
    order.pieces.splice(at, 1, { ...piece, gross })
  }
}
