import type { Client } from '../client.ts'
import type { Supplier } from '../plan/suppliers.ts'
import type { Told } from '../told.ts'
import { type Acting, acting } from './acting.ts'
import { photograph } from './camera.ts'
import { castOf } from './cast.ts'
import type { Chapter } from './chapter.ts'

/** Before the month begins. */
const before = -1

const register = async (client: Client, told: Told, supplier: Supplier): Promise<void> => {
  const clerk = acting(client, told, `clerk-${supplier.cooperative}`)
  const { supplierId, kind, name, contact, papers, paymentDays, materials } = supplier
  await clerk.post(
    `supplier-${supplierId}`,
    '/sourcing/suppliers',
    { supplierId, kind, name, contact: { ...contact, email: null } },
    before,
  )
  for (const [line, paper] of papers.entries())
    await clerk.post(
      `paper-${line}-${supplierId}`,
      `/sourcing/suppliers/${supplierId}/papers`,
      {
        ...paper,
        paperId: told.idOf(`paper/${supplierId}/${line}`),
        photos: paper.required ? [await photograph(client, told, clerk.person, 'sourcing', 'paper')] : [],
      },
      before,
    )
  await clerk.put(`terms-${supplierId}`, `/sourcing/suppliers/${supplierId}/terms`, { paymentDays, materials }, before)
}

/** A mine whose licence ran out a fortnight ago; what it delivers will wait for a new one. */
const registerLateMine = async (clerk: Acting, told: Told): Promise<void> => {
  const supplierId = castOf(told).suppliers.bouAzzer
  await clerk.post('bou-azzer', '/sourcing/suppliers', { supplierId, kind: 'mine', name: 'Mine de Bou Azzer' }, before)
  await clerk.put(
    'bou-azzer-contact',
    `/sourcing/suppliers/${supplierId}/contact`,
    { person: 'Moulay Driss', phone: '05 24 44 70 12', email: 'mine@example.org', address: 'Agdz, Zagora' },
    before,
  )
  await clerk.post(
    'bou-azzer-old-licence',
    `/sourcing/suppliers/${supplierId}/papers`,
    {
      paperId: told.idOf('paper/bou azzer/old'),
      ...{ kind: 'mining-licence', number: 'PE 190 007', required: true },
      ...{ issuedOn: '2022-09-16', expiresOn: '2026-09-15' },
    },
    before,
  )
}

/** Suppliers of every kind, with how to reach them, their papers, and how they are paid. */
export const suppliers: Chapter = {
  title: 'Who brings the silver',
  tell: async (client, told, plan) => {
    for (const supplier of plan.suppliers) await register(client, told, supplier)
    await registerLateMine(acting(client, told, 'clerk-tiznit'), told)
    const papers = plan.suppliers.reduce((sum, supplier) => sum + supplier.papers.length, 1)
    told.says(
      `${plan.suppliers.length + 1} suppliers of six kinds are on file, with ${papers} papers and what they are paid. The licence of Bou Azzer ran out.`,
    )
  },
}
