import { acting } from '../acting.ts'
import { photograph } from '../camera.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import { type Desk, desk, type ItemName } from './desk.ts'

const brooch = {
  fr: 'Fibule aux cornalines',
  ar: 'خلالة بالعقيق الأحمر',
  zgh: 'ⵜⵉⵣⵔⵣⴰⵢ ⵏ ⵓⵣⴳⴳⵯⴰⵖ',
  en: 'Brooch with carnelians',
}
const aboutIt = {
  fr: 'Argent ciselé à la main, quatre cornalines, émail vert des ateliers de Tiznit.',
  ar: 'فضة منقوشة يدويا، أربع حبات من العقيق، ومينا خضراء من صياغة تيزنيت.',
  zgh: 'ⴰⵣⵔⴼ ⵙ ⵓⴼⵓⵙ',
  en: 'Silver chased by hand, four carnelians, green enamel of the workshops of Tiznit.',
}
/** So far ahead that it stays scheduled. */
const someSpring = '2099-03-20T08:00:00.000Z'

/** Draft, review, sent back, mended, reviewed again, approved, and published by itself at its time. */
const publishByItself = async (at: Desk, photos: readonly string[]): Promise<void> => {
  await at.begin('brooch1', { titles: brooch, descriptions: { fr: 'Argent, pierres rouges.' }, photos }, 12_400, 15)
  await at.step('brooch1', 'submit', 15)
  await at.step('brooch1', 'send-back', 15, { note: 'Quelles pierres ? Et décrivez-la dans les quatre langues.' })
  await at.revise('brooch1', { descriptions: aboutIt }, 16)
  await at.step('brooch1', 'submit', 16, {}, '-again')
  await at.step('brooch1', 'approve', 16)
  // The time is the clock's: in two seconds. Told again, it is past, and there is nothing left to do.
  const { status } = await at.read('brooch1')
  if (status === 'approved')
    await at.step('brooch1', 'schedule', 16, { at: new Date(Date.now() + 2_000).toISOString() })
}

/** Two languages only; scheduled, and published sooner; taken out for a better photo, and published again. */
const publishAndAgain = async (at: Desk, photos: readonly string[]): Promise<void> => {
  const drafted = await at.begin(
    'brooch2',
    { titles: { fr: brooch.fr, ar: brooch.ar }, descriptions: { fr: aboutIt.fr } },
    11_900,
    15,
  )
  if (drafted.missing.length === 0) throw new Error('languages should be missing')
  await at.step('brooch2', 'submit', 15)
  await at.step('brooch2', 'approve', 15)
  await at.step('brooch2', 'schedule', 15, { at: someSpring })
  await at.step('brooch2', 'unschedule', 16, { reason: 'A buyer asks for it' })
  await at.step('brooch2', 'publish', 16)
  await at.step('brooch2', 'unpublish', 17, { reason: 'The photo is missing' })
  await at.revise('brooch2', { photos }, 17)
  await at.step('brooch2', 'publish', 17, {}, '-again')
}

const ringNames = Array.from({ length: 10 }, (_, index) => `ring${index + 1}` as ItemName)

/** Rings for the fair; one is withdrawn and taken up again, one waits for spring. */
const publishRings = async (at: Desk, photos: readonly string[]): Promise<void> => {
  for (const [index, name] of ringNames.entries()) {
    const titles = { fr: `Bague de la foire n° ${index + 1}`, ar: `خاتم المعرض رقم ${index + 1}` }
    await at.begin(name, { titles, photos, channel: 'fair' }, 380 + 15 * index, 15)
    if (name !== 'ring10') await at.step(name, 'publish', 16)
  }
  await at.step('ring9', 'withdraw', 17, { reason: 'The artisan keeps it for her daughter' })
  await at.step('ring9', 'reopen', 18)
  await at.step('ring10', 'submit', 16)
  await at.step('ring10', 'approve', 16)
  await at.step('ring10', 'schedule', 16, { at: someSpring })
}

/** From a draft to the catalogue and out again, in four languages as far as they are written. */
export const catalogue: Chapter = {
  title: 'Words and pictures',
  tell: async (client, told) => {
    const at = desk(client, told)
    const photos = [
      await at.workshopPhoto('lead-amal', 'brooch'),
      await photograph(client, told, at.marketing.person, 'promotion', 'brooch'),
    ]
    await publishByItself(at, photos)
    await publishAndAgain(at, photos)
    await at.begin('brooch3', { titles: { fr: brooch.fr, en: brooch.en }, photos }, 11_700, 15)
    await at.step('brooch3', 'publish', 15)
    await at.begin('bead1', { titles: { fr: 'Perle à filigrane' }, channel: 'online' }, 190, 15)
    await at.step('bead1', 'submit', 15)
    await publishRings(at, [await at.workshopPhoto('lead-igherm', 'ring')])
    await at.until('brooch1', ({ status }) => status === 'published')
    told.done('published', 3 + 8)
    const { items } = await at.marketing.get<{ items: unknown[] }>('/promotion/missing-texts?limit=100')
    told.says(
      `15 items were written, reviewed and published, one of them by itself at its time. At least ${Math.min(items.length, 30)} texts are still missing in some language.`,
    )
    const { pieces } = castOf(told)
    const guest = await client.download(null, `/promotion/catalogue/${at.items.brooch1}`)
    told.expect(guest.bytes.includes(pieces.brooch1), 'everybody should see the published brooch')
  },
}

/** What happens to a piece happens to its item: it goes back to the bench, or the guarantee office refuses it. */
export const followed: Chapter = {
  title: 'When a piece changes',
  tell: async (client, told) => {
    const at = desk(client, told)
    const { orders, pieces } = castOf(told)
    await at.begin('diadem', { titles: { fr: 'Diadème de mariée', ar: 'تاج العروس' } }, 48_000, 15)
    await at.step('diadem', 'submit', 15)
    await at.step('diadem', 'approve', 15)
    await at.step('diadem', 'schedule', 15, { at: someSpring })
    await acting(client, told, 'lead-ouijjane').post(
      'diadem-to-the-bench',
      `/production/orders/${orders.open}/pieces/${pieces.diadem}/rework`,
      { reason: 'Too wide for the bride' },
      17,
    )
    await at.until('diadem', ({ status, cause }) => status === 'approved' && cause === 'piece-reworked')
    const { residueLotId } = await acting(client, told, 'lead-amal').post<{ residueLotId: string }>(
      'brooch3-refused',
      `/production/orders/${orders.brooches}/pieces/${pieces.brooch3}/hallmark`,
      { outcome: 'refused', reason: '905 ‰ where 925 ‰ is claimed', on: told.date(18) },
      18,
    )
    told.calls(residueLotId, 'scrap of the refused brooch')
    await at.until('brooch3', ({ status, cause }) => status === 'withdrawn' && cause === 'hallmark-refused')
    told.says(
      'The diadem went back to the bench, and is not scheduled any more. The guarantee office refused a brooch: it is scrap, and out of the catalogue at once.',
    )
  },
}
