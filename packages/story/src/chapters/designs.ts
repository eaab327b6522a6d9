import { acting } from './acting.ts'
import { photograph } from './camera.ts'
import { castOf } from './cast.ts'
import type { Chapter } from './chapter.ts'

const line = (material: string, micrograms: number | null, pieces: number | null = null) => ({
  ...{ material, pieces, micrograms },
})

/** What the cooperatives order by: names, technique, steps, bill of materials, expected weight, a drawing. */
export const designs: Chapter = {
  title: 'The pattern books',
  tell: async (client, told, plan) => {
    for (const { designId, cooperative, names, steps, from, to, picture } of plan.designs) {
      const clerk = acting(client, told, `clerk-${cooperative}`)
      const expectedMicrograms = Math.round((from + to) / 2) * 10_000
      await clerk.post(
        `design-${designId}`,
        '/production/designs',
        {
          ...{ designId, names, steps, expectedMicrograms, technique: 'handcrafted' },
          materials: [line('silver', expectedMicrograms + Math.round(expectedMicrograms / 5))],
          photos: [await photograph(client, told, clerk.person, 'production', picture)],
        },
        0,
      )
    }
    const { stoneBrooch, bead, fairRing, diadem } = castOf(told).designs
    const clerk = acting(client, told, 'clerk-tiznit')
    const special = [
      {
        designId: stoneBrooch,
        names: { fr: 'Fibule aux cornalines', ar: 'خلالة بالعقيق', en: 'Carnelian brooch', zgh: 'ⵜⵉⵣⵔⵣⴰⵢ ⵏ ⵓⵣⴳⴳⵯⴰⵖ' },
        technique: 'studded-by-hand',
        materials: [
          line('silver', 60_000_000),
          line('solder', 4_000_000),
          line('stones', null, 4),
          line('enamel', 5_000_000),
          line('thread', 1_000_000),
        ],
        expectedMicrograms: 52_000_000,
      },
      { designId: bead, names: { fr: 'Perle à filigrane', en: 'Filigree bead' }, technique: 'handcrafted' },
      { designId: fairRing, names: { fr: 'Bague de la foire', ar: 'خاتم المعرض' }, technique: 'handcrafted' },
      { designId: diadem, names: { fr: 'Diadème' }, technique: 'handcrafted', steps: ['melting', 'filigree'] },
    ]
    for (const design of special) await clerk.post(`design-${design.designId}`, '/production/designs', design, 0)
    const [, retired] = plan.designs.filter(({ cooperative }) => cooperative === 'tiznit')
    await clerk.put(
      'design-said-anew',
      `/production/designs/${diadem}`,
      {
        names: { fr: 'Diadème de mariée', ar: 'تاج العروس', en: 'Bridal diadem' },
        ...{
          technique: 'handcrafted',
          steps: ['melting', 'drawing', 'filigree', 'soldering', 'polishing', 'hallmarking'],
        },
        ...{ materials: [line('silver', 210_000_000)], expectedMicrograms: 180_000_000 },
      },
      1,
    )
    await clerk.post('design-retired', `/production/designs/${retired?.designId}/retire`, {}, 1)
    await clerk.post('design-restored', `/production/designs/${retired?.designId}/restore`, {}, 1)
    told.says(
      `${plan.designs.length + special.length} designs with their steps, materials and drawings; one was said anew, one retired and taken up again.`,
    )
  },
}
