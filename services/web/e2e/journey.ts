import { picture, until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { askAs } from './routes.ts'
import { isStill, type Language, type Size, type Stage, type Tab, word } from './stage.ts'

interface Look {
  readonly language: Language
  readonly size: Size
  /** Photos of the receipt and of the piece; without them the way is the same, and shorter. */
  readonly photos: boolean
}
const looks: readonly Look[] = [
  { language: 'fr', size: 'phone', photos: true },
  { language: 'ar', size: 'laptop', photos: true },
  { language: 'ar', size: 'phone', photos: false },
  { language: 'fr', size: 'laptop', photos: false },
]

/** One window for the whole way: everybody in it signs in there in turn. */
interface Walk extends Look {
  readonly tab: Tab
}

/** A person at a screen, who finds things by their words. */
const hands = async ({ tab, language }: Walk, person: string, area: string) => {
  const { page, complaints, goto, become } = tab
  await become(person)
  const say = (key: string) => word(language, area, key)
  return {
    page,
    say,
    goto,
    fill: (key: string, value: string) => page.getByLabel(say(key)).first().fill(value),
    choose: (text: string) => page.getByRole('radio', { name: text, exact: false }).first().click(),
    /** The big button; what it does is done when the address or the screen has changed as the caller says. */
    press: () => page.locator('button[type=submit]').click(),
    done: () => page.locator('.done').waitFor(),
    still: () => isStill(page),
    isWell: async () => {
      expect(await page.locator('[data-problem]').allTextContents()).toEqual([])
      expect(complaints.splice(0)).toEqual([])
    },
  }
}

const idIn = (page: Tab['page'], pattern: RegExp): string => pattern.exec(new URL(page.url()).pathname)?.[1] ?? ''

/** What the camera gives is made small, sent, and shown as the service keeps it. */
const photograph = async (page: Tab['page']): Promise<void> => {
  const { contentType, bytes } = picture
  const file = { name: 'photo.png', mimeType: contentType, buffer: Buffer.from(bytes) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('.photo img[src^="blob:"]:not([alt=""])').waitFor()
}

/** The clerk weighs 100 g in from a supplier, and accepts the lot that it becomes. Gives the lot. */
const receive = async (look: Walk): Promise<string> => {
  const { page, say, goto, fill, press, done, still, isWell } = await hands(look, 'clerk-tiznit', 'clerk')
  await goto('/clerk/receive')
  await page
    .getByRole('radiogroup', { name: say('supplier') })
    .getByRole('radio')
    .first()
    .click()
  await fill('receive.weighed', look.language === 'ar' ? '١٠٠' : '100')
  await fill('receive.price', '1100,50')
  if (look.photos) await photograph(page)
  await press()
  await done()
  await page.getByRole('link', { name: say('receive.judge') }).click()
  await page.getByRole('heading', { level: 1, name: say('lots.title') }).waitFor()
  await still()
  const address = /^\/clerk\/lots\/([0-9a-f-]{36})$/
  await page.locator('.list-link').first().click()
  await page.waitForURL((url) => address.test(url.pathname))
  const lotId = idIn(page, address)
  await goto(`/clerk/lots/${lotId}/judge`)
  await press()
  await page.waitForURL((url) => address.test(url.pathname))
  await isWell()
  return lotId
}

/** The clerk weighs 50 g of the lot out to the order. */
const handOver = async (look: Walk, lotId: string, design: string): Promise<void> => {
  const { page, goto, fill, choose, press, done, isWell } = await hands(look, 'clerk-tiznit', 'clerk')
  await goto(`/clerk/lots/${lotId}/hand-over`)
  await choose(design)
  await fill('handOver.weighed', '50')
  await press()
  // Sourcing hears of the order a moment later; until then the refusal says so, and the button works again.
  const refused = page.locator('[data-problem=order-unknown]')
  await page.locator('.done').or(refused).first().waitFor()
  if (await refused.isVisible()) await press()
  await done()
  await isWell()
}

/** The clerk orders one piece in words from the workshop Amal. */
const order = async (look: Walk, design: string): Promise<string> => {
  const { page, say, goto, fill, choose, press, isWell } = await hands(look, 'clerk-tiznit', 'workshop')
  await goto('/workshop/orders/new')
  await choose(say('place.inWords'))
  await fill('place.design', design)
  await choose(say('technique.handcrafted'))
  await choose('atelier-amal')
  await fill('place.due', new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10))
  await press()
  const address = /^\/workshop\/orders\/([0-9a-f-]{36})$/
  await page.waitForURL((url) => address.test(url.pathname))
  const orderId = idIn(page, address)
  await isWell()
  return orderId
}

/** The workshop takes 50 g, works the plan by taps, weighs what is left, finishes one piece, and closes. Gives its serial number. */
const work = async (look: Walk, orderId: string): Promise<string> => {
  const { page, say, goto, fill, choose, press, done, still, isWell } = await hands(look, 'lead-amal', 'workshop')
  const at = `/workshop/orders/${orderId}`
  await goto(at)
  // The metal that the cooperative weighed out appears by itself.
  await page.getByRole('link', { name: say('accept.waiting') }).click({ timeout: 15_000 })
  await still()
  await fill('accept.weighed', '50')
  await press()
  await done()

  await goto(at)
  const steps = page.locator('[data-step]')
  const count = await steps.count()
  expect(count).toBeGreaterThan(1)
  for (let index = 0; index < count; index++)
    for (const status of ['started', 'done']) {
      const step = steps.nth(index)
      await step.getByRole('button', { name: say(`tap.${status}`) }).click()
      await page
        .locator(`[data-step] >> nth=${index}`)
        .and(page.locator(`[data-status=${status}]`))
        .waitFor()
    }

  await goto(`${at}/residue`)
  await choose(say('what.sprue'))
  await fill('weighed', '4,9')
  await press()
  await page.waitForURL((url) => url.pathname === at)

  await goto(`${at}/piece`)
  await fill('weighed', look.language === 'ar' ? '٤٥' : '45')
  if (look.photos) await photograph(page)
  const serial = (await page.getByLabel(say('piece.serial')).getAttribute('placeholder')) ?? ''
  await press()
  await done()

  await goto(`${at}/close`)
  await press()
  await done()
  await isWell()
  return serial
}

/** Marketing finds the piece among those that wait for their text, writes the item and publishes it. */
const publish = async (look: Walk, serial: string): Promise<string> => {
  const { page, say, goto, fill, press, still, isWell } = await hands(look, 'marketing-souss', 'marketing')
  await goto('/marketing/pieces')
  await page.getByRole('link', { name: serial }).click({ timeout: 15_000 })
  await still()
  const pieceId = idIn(page, /([0-9a-f-]{36})$/)
  await fill('titleIn.fr', `Fibule ${serial}`)
  await page.getByLabel(say('item.price').replace('{{currency}}', 'MAD')).fill('1500,50')
  // The workshop's photo is taken over by one tap, and everybody sees it in the catalogue.
  if (look.photos) {
    await page.getByRole('button', { name: say('item.takePhoto') }).click()
    await page.locator('.photo img[src^="blob:"]').waitFor()
  }
  await press()
  await page.getByRole('button', { name: say('step.publish') }).click()
  await page.getByRole('button', { name: say('step.unpublish') }).waitFor()
  await isWell()
  return pieceId
}

/** The shop finds the piece by its serial number and sells it: part by card, the rest in cash with change; the receipt shows it. */
const sell = async (look: Walk, serial: string, pieceId: string): Promise<string> => {
  const { page, say, goto, fill, choose, press, done, still, isWell } = await hands(look, 'seller-agadir', 'seller')
  await goto('/seller/offers')
  await fill('offers.search', serial)
  // What marketing published reaches the shop by itself, a moment later.
  await page.getByText(serial).first().waitFor({ timeout: 15_000 })
  await page.locator('.list-link').first().click()
  await page.getByText(serial).first().waitFor()
  await press()
  await page.locator('[data-price="150050"]').waitFor()
  await still()
  await page.getByRole('button', { name: say('pay.another') }).click()
  const amounts = page.getByLabel(say('pay.amount').replace('{{currency}}', 'MAD'))
  await amounts.nth(1).fill(look.language === 'ar' ? '٥٠٠٫٥٠' : '500,50')
  await page.getByLabel(say('pay.given').replace('{{currency}}', 'MAD')).fill('1200')
  await page.locator('[data-change="20000"]').waitFor()
  await press()
  await done()
  await page.getByRole('link', { name: say('receipt.title') }).click()
  await page.waitForURL((url) => /\/receipt$/.test(url.pathname))
  const receipt = page.frameLocator('iframe')
  await receipt.getByText(serial, { exact: true }).waitFor()
  await choose(say('receipt.in.ar'))
  await receipt.getByText('الباقي').waitFor()
  const saleId = idIn(page, /\/seller\/sales\/([0-9a-f-]{36})\/receipt$/)
  // Who comes to the same piece again sees that it is sold, and by which sale, before anything is typed.
  for (const task of ['sell', 'reserve']) {
    await goto(`/seller/pieces/${pieceId}/${task}`)
    const notNow = page.locator('[data-not-now]')
    await notNow.getByText(say('stand.sold')).waitFor()
    expect(await notNow.getByRole('link', { name: say('sale.title') }).getAttribute('href')).toContain(saleId)
    expect(await page.locator('button[type=submit]').count()).toBe(0)
  }
  await isWell()
  return saleId
}

/** Anyone searches the serial number and sees the way: as a picture, as a table with grams, and in time. */
const trace = async (look: Walk, serial: string, saleId: string): Promise<void> => {
  const { page, say, goto, fill, press, still, isWell } = await hands(look, 'inspector', 'trace')
  await goto('/trace')
  await fill('find.label', serial)
  await page.getByText(serial).first().waitFor()
  await press()
  await page.waitForURL((url) => url.pathname.startsWith('/trace/piece/'))
  await page.getByRole('heading', { level: 1, name: say('kind.piece') }).waitFor()
  await still()
  const picture = page.getByRole('region', { name: say('picture') })
  await picture.waitFor()
  expect(await picture.textContent()).toContain('50,00 g')
  await page.getByRole('tab', { name: say('table') }).click()
  await still()
  const table = (await page.locator('main').textContent()) ?? ''
  for (const edge of ['received', 'handed-over', 'made']) expect(table).toContain(say(`edge.${edge}`))
  // 50 g went to the workshop; grams are written as the language writes them, left to right.
  expect(table).toContain('50,00 g')
  await page.getByRole('tab', { name: say('time') }).click()
  await still()
  expect(await page.locator('main').textContent()).toContain(say('fact.sales.piece-sold'))
  // The number on a buyer's receipt leads to the same suppliers.
  await goto(`/trace/sale/${saleId}?view=table`)
  await still()
  expect(await page.locator('main').textContent()).toContain(say('edge.received'))
  await isWell()
}

/** Whoever bought it looks where it came from, without signing in. */
const lookAsBuyer = async (
  { open }: Stage,
  { language, size }: Look,
  pieceId: string,
  serial: string,
): Promise<void> => {
  const { page, complaints, goto, close } = await open({ language, size })
  await goto(`/trace/piece/${pieceId}`)
  await page.getByRole('heading', { level: 1, name: word(language, 'trace', 'provenance.title') }).waitFor()
  const shown = (await page.locator('main').textContent()) ?? ''
  for (const each of [serial, '45,00 g', 'atelier-amal', word(language, 'trace', 'fact.production.piece-finished')])
    expect(shown).toContain(each)
  expect(shown).not.toContain('MAD')
  expect(complaints).toEqual([])
  await close()
}

/** One piece of silver from the receipt to the buyer, by the screens of those who have it in hand. */
export const theJourney = (stage: () => Stage): void => {
  it.each(looks)(
    'goes from the supplier to the buyer in $language at $size width',
    async (wanted) => {
      const { url, open } = stage()
      const tab = await open({ ...wanted, person: 'clerk-tiznit' })
      await tab.goto('/')
      const look = { ...wanted, tab }
      const design = `Fibule ${look.language} ${look.size}`
      const lotId = await receive(look)
      const orderId = await order(look, design)
      await handOver(look, lotId, design)
      const serial = await work(look, orderId)
      expect(serial).not.toBe('')
      const pieceId = await publish(look, serial)
      const shown = await fetch(`${url}/api/promotion/catalogue?q=${serial}`)
      const { items } = (await shown.json()) as { items: { itemId: string; photos: string[] }[] }
      const [item] = items
      expect([items.length, item?.photos.length]).toEqual([1, look.photos ? 1 : 0])
      if (look.photos) {
        const photo = await fetch(`${url}/api/promotion/catalogue/${item?.itemId}/photos/${item?.photos[0]}`)
        expect(photo.headers.get('content-type')).toBe('image/webp')
      }
      const saleId = await sell(look, serial, pieceId)
      await until(async () => {
        const { nodes } = await askAs<{ nodes: { id: string }[] }>(
          url,
          'inspector',
          `/traceability/trace/forward/piece/${pieceId}`,
        )
        return nodes.some(({ id }) => id === saleId)
      })
      await trace(look, serial, saleId)
      await tab.close()
      await lookAsBuyer(stage(), look, pieceId, serial)
    },
    240_000,
  )
}
