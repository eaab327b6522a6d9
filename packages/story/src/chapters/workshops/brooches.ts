import type { Client } from '../../client.ts'
import { grams, type Told } from '../../told.ts'
import { give, take, takeBack } from '../bench.ts'
import { photograph } from '../camera.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import { asBooked, type SentBack, type Workbench, workbench } from './workbench.ts'

const halfWidth = { value: '0.01', unit: 'g' }

/** Silver, solder, stones, enamel and thread go to the workshop; copper that nobody asked for is not taken. */
const supply = async (bench: Workbench, told: Told): Promise<void> => {
  const { clerk, lead, orderId } = bench
  const { lots } = castOf(told)
  const handOver = async (lotId: string, weighed: number, pieces?: number) => {
    const handOverId = told.idOf(`hand-over/${orderId}/${lotId}`)
    const counted = pieces === undefined ? {} : { pieces }
    await give(clerk, { handOverId, orderId, lotId, weighed, ...counted }, 6)
    await take(lead, { handOverId, weighed, ...counted }, 6)
  }
  await handOver(lots.grain, 26_000)
  await handOver(lots.solder, 1_200)
  await handOver(lots.stones, 392, 14)
  await handOver(lots.enamel, 2_000)
  await handOver(lots.thread, 500)
  const handOverId = told.idOf(`hand-over/${orderId}/copper`)
  await give(clerk, { handOverId, orderId, lotId: lots.copper, weighed: 5_000 }, 6)
  const refused = await lead.post<SentBack>(
    `refuses-${handOverId}`,
    `/production/hand-overs/${handOverId}/refuse`,
    { reason: 'We asked for solder, not for copper' },
    6,
    { notYet: ['not-found', 'hand-over-unknown'] },
  )
  told.calls(refused.returnId, 'return of the copper that was not taken')
  const lotId = told.idOf('lot/copper back')
  const back = { returnId: refused.returnId, lotId, weighed: grams(5_000), place: 'Étagère' }
  await takeBack(clerk, back, 7)
}

/** The plan is melting, rolling, forming, soldering, polishing, setting, hallmarking. */
const workThePlan = async ({ tell }: Workbench): Promise<void> => {
  const weigh = (name: string, index: number, direction: 'in' | 'out', weighed: number, day: number) =>
    tell(name, `steps/${index}/weighings`, { direction, weighed: grams(weighed) }, day)
  await weigh('melt-in', 0, 'in', 27_200, 7)
  await tell('melt-begun', 'steps/0', { status: 'started' }, 7)
  await weigh('melt-out', 0, 'out', 27_085, 7)
  await tell('melt-done', 'steps/0', { status: 'done' }, 7)
  for (const index of [1, 2]) await tell(`step-${index}`, `steps/${index}`, { status: 'done' }, 8)
  await tell('solder-begun', 'steps/3', { status: 'started' }, 8)
  await tell('solder-blocked', 'steps/3', { status: 'blocked', reason: 'No borax left' }, 8)
  await tell('solder-again', 'steps/3', { status: 'started' }, 10)
  await tell('solder-done', 'steps/3', { status: 'done' }, 10)
  await tell('polish-done', 'steps/4', { status: 'done' }, 10)
  await tell('setting-elsewhere', 'steps/5', { status: 'handed-on', handedOnTo: 'atelier-tafraout' }, 11)
  await tell('setting-done', 'steps/5', { status: 'done' }, 12)
}

/** Four brooches: one cracks and is scrap, one goes back to the bench once. */
const finish = async (client: Client, bench: Workbench, told: Told): Promise<void> => {
  const { brooch1, brooch2, brooch3, broochBroken } = castOf(told).pieces
  const { piece, tell, lead } = bench
  const photos = [await photograph(client, told, lead.person, 'production', 'brooch')]
  const more = { stonePieces: 4, other: grams(120), photos }
  const serial = (number: string) => `TIZ-FIB-${told.idOf('series').slice(0, 4)}-${number}`
  await piece(broochBroken, serial('0'), 5_100, more, 11)
  await tell(
    'scrap',
    `pieces/${broochBroken}/scrap`,
    { reason: 'Cracked when the pin was soldered', residueLotId: told.idOf('residue/broken brooch') },
    11,
  )
  await piece(brooch1, serial('1'), 5_520, more, 12)
  await piece(brooch2, serial('2'), 5_480, more, 12)
  await piece(brooch3, serial('3'), 5_390, more, 12)
  await tell('to-the-bench', `pieces/${brooch3}/rework`, { reason: 'One claw is loose' }, 12)
  await tell('from-the-bench', `pieces/${brooch3}/rework`, { reason: 'Claw set anew', weighed: grams(5_310) }, 13)
}

/** Everything that is left is told: residues, what broke, what is gone; and what can be used goes home. */
const sweep = async ({ clerk, orderId, tell, residue }: Workbench, told: Told): Promise<void> => {
  const lost = (name: string, body: object) => {
    const lossId = told.idOf(`loss/${orderId}/${name}`)
    return tell(`loss-${name}`, 'losses', { lossId, ...body }, 13)
  }
  await lost('stone', { what: 'stones', pieces: 1, reason: 'Split in the claw', stepIndex: 5 })
  await lost('metal', { what: 'metal', weighed: grams(20), reason: 'Spilt when it was poured', stepIndex: 0 })
  await residue('sprue', 3_160, 13)
  await residue('filings', 310, 13, 2)
  await residue('polishing-dust', 150, 13, 4)
  await residue('crucible-skull', 80, 13, 0)
  const sendBack = async (name: string, body: object, weighs?: number) => {
    const returnId = told.idOf(`return/${orderId}/${name}`)
    const sent = await tell<SentBack>(`sends-back-${name}`, 'returns', { returnId, ...body }, 13)
    const weighed = weighs === undefined ? asBooked(sent.grossMicrograms) : grams(weighs)
    const counted = sent.pieces === null ? {} : { pieces: sent.pieces }
    const lotId = told.idOf(`lot/back/${orderId}/${name}`)
    return takeBack<{ outcome: string }>(clerk, { returnId, lotId, weighed, place: 'Coffre 1', ...counted }, 14)
  }
  await sendBack('metal', { what: 'metal', weighed: grams(3_000), halfWidth })
  await sendBack('sprue', { what: 'residue', residueLotId: told.idOf(`residue/${orderId}/sprue`) })
  await sendBack('stones', { what: 'stones', pieces: 1 })
  await sendBack('enamel', { what: 'enamel', weighed: grams(1_300), halfWidth })
  const thread = await sendBack('thread', { what: 'thread', weighed: grams(200), halfWidth }, 170)
  told.expect(thread.outcome === 'disputed', 'two weighings of the thread should differ')
}

/** One order with everything that can happen to it, from the pattern book to the guarantee office. */
export const brooches: Chapter = {
  title: 'Three brooches with carnelians',
  tell: async (client, told) => {
    const { orders, designs, pieces } = castOf(told)
    const bench = workbench(client, told, 'amal', orders.brooches)
    const drawing = await photograph(client, told, bench.clerk.person, 'production', 'brooch')
    await bench.place(
      {
        ...{ designId: designs.stoneBrooch, quantity: 3, dueOn: told.date(16), priority: 'urgent', photos: [drawing] },
        notes: 'Pour le mariage de la fille du caïd : trois pareilles, pierres bien rouges.',
      },
      5,
    )
    await supply(bench, told)
    await workThePlan(bench)
    await finish(client, bench, told)
    await sweep(bench, told)
    await bench.tell('hallmarking', 'steps/6', { status: 'started' }, 14)
    await bench.close(14)
    for (const pieceId of [pieces.brooch1, pieces.brooch2])
      await bench.tell(
        `marked-${pieceId}`,
        `pieces/${pieceId}/hallmark`,
        { outcome: 'marked', mark: 'tête de bélier', on: told.date(16) },
        16,
      )
    told.done('pieces', 3)
    told.follows('order', orders.brooches, 'whole')
    for (const pieceId of [pieces.brooch1, pieces.brooch2, pieces.brooch3]) told.follows('piece', pieceId, 'whole')
    told.says(
      'Soldering waited two days for borax, a brooch cracked and is scrap, a stone split, another brooch went back to the bench.',
    )
    told.says(
      'Silver, stones, enamel and thread that were left went home, thread 0.30 g lighter than it left: both weighings are on record. Two brooches carry the ram’s head.',
    )
  },
}
