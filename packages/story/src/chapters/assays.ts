import type { Plan } from '../plan/plan.ts'
import type { Told } from '../told.ts'
import { type Acting, acting } from './acting.ts'
import { castOf } from './cast.ts'
import type { Chapter } from './chapter.ts'

const g = (value: string) => ({ value, unit: 'g' })

interface Assayed {
  readonly effect: string
}
interface Judged {
  readonly status: string
  readonly isQuarantined: boolean
}

const lotActs = (clerk: Acting, told: Told) => {
  const act =
    (what: string) =>
    (lotId: string, body: unknown = {}, day = 1) =>
      clerk.post<Judged>(`${what}-${lotId}`, `/sourcing/lots/${lotId}/${what}`, body, day)
  return {
    ...{ accept: act('accept'), reject: act('reject'), sendBack: act('send-back'), release: act('release') },
    ...{ quarantine: act('quarantine'), move: act('move'), split: act('split') },
    assay: async (
      lotId: string,
      method: string,
      measured: number,
      uncertainty: number,
      more: object,
      effect: string,
    ) => {
      const assayId = told.idOf(`assay/${lotId}/${method}`)
      const body = { assayId, method, measuredFineness: measured, uncertainty, ...more }
      const said = await clerk.post<Assayed>(`assay-${assayId}`, `/sourcing/lots/${lotId}/assays`, body, 1)
      told.expect(said.effect === effect, `the ${method} of ${lotId} should be ${effect}, and is ${said.effect}`)
    },
  }
}
type LotActs = ReturnType<typeof lotActs>

const supplierOf = (plan: Plan, kind: string): string | undefined =>
  plan.suppliers.find((supplier) => supplier.kind === kind && supplier.cooperative === 'tiznit')?.supplierId

/** What came in on the second day: silver of five suppliers, good and bad. */
const deliveries = (told: Told, plan: Plan) => {
  const { lots, suppliers } = castOf(told)
  const from = (kind: string, line: object) => ({ supplierId: supplierOf(plan, kind), lines: [line] })
  const segregated = { originClass: 'recycled', custodyModel: 'segregated' }
  return {
    refiner: {
      supplierId: supplierOf(plan, 'refiner'),
      lines: [
        {
          ...segregated,
          lotId: lots.ingots,
          weighed: { value: '1.505', unit: 'kg' },
          tare: g('5'),
          declaredFineness: 9_250,
        },
        { ...segregated, lotId: lots.grain, weighed: { value: '20', unit: 'ozt' }, declaredFineness: 9_250 },
      ],
    },
    recycler: from('recycler', { ...segregated, lotId: lots.doubted, weighed: g('380.40'), declaredFineness: 9_200 }),
    comptoir: from('comptoir', { ...segregated, lotId: lots.swindle, weighed: g('250'), declaredFineness: 9_250 }),
    customer: from('customer', {
      ...{ originClass: 'grandfathered', custodyModel: 'none', lotId: lots.oldSilver },
      ...{ weighed: g('342.15'), declaredFineness: 8_000, place: 'Boîte du vieil argent' },
    }),
    mine: {
      supplierId: suppliers.bouAzzer,
      lines: [
        {
          ...{ originClass: 'artisanal-mined', custodyModel: 'identity-preserved', lotId: lots.licenceLate },
          ...{ weighed: g('610'), declaredFineness: 9_400, price: { amountMinor: 690_000, currency: 'MAD' } },
        },
      ],
    },
  }
}

/** Titration confirms, fire assay revalues and uses its sample up, XRF and touchstone are ranked below it. */
const measure = async ({ assay, accept }: LotActs, told: Told): Promise<void> => {
  const { ingots, grain, oldSilver } = castOf(told).lots
  await assay(ingots, 'titration', 9_253, 5, {}, 'confirmed')
  const sample = { weighed: g('0.5'), returned: g('0.459') }
  await assay(grain, 'fire-assay', 9_215, 5, { sample }, 'revalued')
  await assay(oldSilver, 'touchstone', 8_500, 300, {}, 'outranked')
  await assay(oldSilver, 'xrf', 8_120, 60, {}, 'revalued')
  for (const lotId of [ingots, grain, oldSilver]) await accept(lotId)
}

/** What does not keep its paper's promise goes back; what is doubted waits. */
const judge = async (clerk: Acting, acts: LotActs, told: Told): Promise<void> => {
  const { lots, suppliers } = castOf(told)
  await acts.assay(lots.swindle, 'titration', 7_900, 5, {}, 'revalued')
  await acts.reject(lots.swindle, { reason: 'fineness-too-low', note: 'Titration far below the paper' })
  const back = await acts.sendBack(lots.swindle, { note: 'With the driver of the comptoir' }, 2)
  told.expect(back.status === 'sent-back', 'the lot should have gone back')
  await acts.quarantine(lots.doubted, { reason: 'contaminated', note: 'Grey spots on two bars' })
  await clerk.refused('accepts-doubted-too-early', `/sourcing/lots/${lots.doubted}/accept`, {}, 1, 'lot-quarantined')
  await acts.release(lots.doubted, { note: 'Only soot' }, 2)
  await acts.accept(lots.doubted, {}, 2)
  // A mine's licence is out of date: what it brought waits by itself, until the new one is on file.
  const late = await clerk.get<{ quarantine: { reason: string } | null }>(`/sourcing/lots/${lots.licenceLate}`)
  const waits = late.quarantine === null || late.quarantine.reason === 'papers-expired'
  told.expect(waits, 'the lot of Bou Azzer should wait for the licence')
  const papers = `/sourcing/suppliers/${suppliers.bouAzzer}/papers`
  await clerk.post(
    'bou-azzer-new-licence',
    papers,
    {
      paperId: told.idOf('paper/bou azzer/new'),
      ...{ kind: 'mining-licence', number: 'PE 190 007 bis', required: true },
      ...{ issuedOn: told.date(3), expiresOn: '2036-10-03' },
    },
    3,
  )
  await clerk.post(
    'bou-azzer-withdraws-old',
    `${papers}/${told.idOf('paper/bou azzer/old')}/withdraw`,
    { reason: 'Replaced by the licence of October' },
    3,
  )
  await acts.release(lots.licenceLate, { note: 'Licence renewed' }, 3)
  await acts.accept(lots.licenceLate, {}, 3)
}

/** Ingots are divided, old silver and a part of them are put together, and the vault is tidied. */
const arrange = async (clerk: Acting, acts: LotActs, told: Told): Promise<void> => {
  const { lots } = castOf(told)
  const part = told.idOf('lot/part to merge')
  await acts.split(
    lots.ingots,
    {
      parts: [
        { lotId: lots.forRings, weighed: g('420'), place: 'Coffre 2' },
        { lotId: part, weighed: g('150'), place: 'Coffre 1' },
      ],
    },
    4,
  )
  await clerk.post(
    'merges',
    '/sourcing/lots/merge',
    { lotId: lots.merged, lotIds: [lots.oldSilver, part], place: 'Coffre 1' },
    4,
  )
  await acts.move(lots.grain, { place: 'Coffre 2' }, 4)
  told.follows('lot', lots.ingots, 'whole')
  told.follows('lot', lots.merged, 'whole')
}

/** Four ways to measure, and what is done with lots: accept, reject, send back, quarantine, release, split, merge, move. */
export const assays: Chapter = {
  title: 'The touchstone and the cupel',
  tell: async (client, told, plan) => {
    const clerk = acting(client, told, 'clerk-tiznit')
    for (const [name, delivery] of Object.entries(deliveries(told, plan))) {
      const receiptId = told.idOf(`receipt/${name}`)
      await clerk.post(`receipt-${receiptId}`, '/sourcing/receipts', { receiptId, ...delivery }, 1)
      told.done('receipts')
    }
    const acts = lotActs(clerk, told)
    await measure(acts, told)
    await judge(clerk, acts, told)
    await arrange(clerk, acts, told)
    told.says(
      'Titration confirmed 1.5 kg of ingots; a fire assay took 0.4 ‰ off the grain and used up its sample; XRF put the touchstone right.',
    )
    told.says(
      'A lot at 790 ‰ went back to its supplier, a spotted one was released, and Bou Azzer’s waited three days for a licence. One lot was split, two became one.',
    )
  },
}
