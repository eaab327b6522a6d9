import { askAs, sendAs } from './routes.ts'

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** What the story does not tell, so that every screen has something to show: a design, a campaign, a collection, a reservation. */
export const seed = async (url: string): Promise<void> => {
  await sendAs(url, 'clerk-tiznit', '/production/designs', {
    names: { fr: 'Fibule de Tiznit', ar: 'تزرزيت تيزنيت', en: 'Fibula of Tiznit' },
    technique: 'handcrafted',
    steps: ['melting', 'filigree', 'soldering', 'polishing'],
    materials: [{ material: 'silver', pieces: null, micrograms: 50_000_000 }],
    expectedMicrograms: 45_000_000,
  })
  await sendAs(url, 'marketing-souss', '/promotion/campaigns', {
    kind: 'fair',
    names: { fr: 'Festival de l’argent', ar: 'مهرجان الفضة', en: 'Silver festival' },
    place: 'Tiznit',
    startsOn: inDays(10),
    endsOn: inDays(14),
  })
  await sendAs(url, 'marketing-souss', '/promotion/collections', {
    names: { fr: 'Fibules', ar: 'خلالات', en: 'Fibulas' },
  })
  const { items } = await askAs<{ items: { pieceId: string; status: string }[] }>(
    url,
    'seller-agadir',
    '/sales/offers?limit=100',
  )
  const offer = items.find(({ status }) => status === 'available')
  if (offer) await sendAs(url, 'seller-agadir', '/sales/reservations', { pieceId: offer.pieceId, minutes: 600 })
}
