import { describeHostileInput, picture } from '@fibula/testing'
import { grams, handedOver, placed, startProduction } from './test-production.ts'

await describeHostileInput('production', async () => {
  const service = await startProduction()
  const clerk = await service.person('coop-tiznit', 'clerk')
  const lead = await service.person('atelier-amal', 'workshop')
  const orderId = await placed(clerk)
  const { designId } = (await lead.post('/designs', { names: { fr: 'Tizerzaï' }, technique: 'handcrafted' })).body
  const batch = { serial: 'HOSTILE-1', weighed: grams('5'), title: 9_250, quantity: 5 }
  const { pieceId } = (await lead.post(`/orders/${orderId}/pieces`, batch)).body
  const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
  const { url, database, identity } = service
  return {
    url,
    pool: database.pool,
    identity,
    insider: 'atelier-amal',
    outsider: 'atelier-anezi',
    files: { 'POST /photos': picture },
    things: { orderId, handOverId, designId, pieceId, index: '0', technique: 'handcrafted', from: '2026-10-01' },
    /** A technique and a day are everybody's; the allowance is the organisation's own. */
    shared: ['PUT /allowances/{technique}/{from}'],
  }
})
