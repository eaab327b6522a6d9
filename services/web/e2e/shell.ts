import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { askAs } from './routes.ts'
import { isStill, type Stage, word } from './stage.ts'

const newSupplier = '/clerk/suppliers/new'
const clerk = { person: 'clerk-tiznit', language: 'fr', size: 'phone' } as const

const suppliersNamed = async (url: string, name: string) =>
  (
    await askAs<{ items: { name: string | null }[] }>(url, 'clerk-tiznit', '/sourcing/suppliers?limit=100')
  ).items.filter((each) => each.name === name)

/** What holds on every screen: language, sign-in, lost answers, expired tokens, live facts. */
export const theShell = (stage: () => Stage): void => {
  it('speaks the language that was chosen, right to left in Arabic, and remembers it', async () => {
    const { page, close, goto } = await stage().open({ language: 'fr', size: 'phone' })
    await goto('/')
    expect(await page.locator('h1').textContent()).toBe(word('fr', 'shell', 'whoAreYou'))
    await page.getByRole('button', { name: word('fr', 'shell', 'language') }).click()
    await page.getByRole('menuitem', { name: 'العربية' }).click()
    await page.getByRole('heading', { name: word('ar', 'shell', 'whoAreYou') }).waitFor()
    expect(
      await page.locator('html').evaluate((html) => [html.getAttribute('lang'), html.getAttribute('dir')]),
    ).toEqual(['ar', 'rtl'])
    await page.reload()
    await page.getByRole('heading', { name: word('ar', 'shell', 'whoAreYou') }).waitFor()
    await close()
  })

  it('opens the page that was asked for once somebody has signed in', async () => {
    const { page, close, goto } = await stage().open({ language: 'fr', size: 'phone' })
    await goto('/clerk/suppliers')
    await page.locator('[data-person=clerk-tiznit]').click()
    await isStill(page)
    expect(new URL(page.url()).pathname).toBe('/clerk/suppliers')
    expect(await page.locator('h1').textContent()).not.toBe(word('fr', 'shell', 'whoAreYou'))
    await close()
  })

  it('says that no answer came, keeps what was typed when the page is loaded anew, and pressing again has one effect', async () => {
    const { page, close, goto } = await stage().open(clerk)
    await goto(newSupplier)
    await page.getByRole('textbox').first().fill('Comptoir de l’essai')
    let lost = 0
    await page.route('**/api/sourcing/suppliers', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch()
      await route.abort('connectionreset')
    })
    const button = page.locator('button[type=submit]')
    await button.click()
    await page.locator('[data-problem=no-network]').waitFor()
    // Typed text stays, after a reload too.
    await page.reload()
    await isStill(page)
    expect(await page.getByRole('textbox').first().inputValue()).toBe('Comptoir de l’essai')
    await button.click()
    await page.waitForURL((url) => url.pathname !== newSupplier)
    await close()
    expect(await suppliersNamed(stage().url, 'Comptoir de l’essai')).toHaveLength(1)
  })

  it('sends a lost command again under its key', async () => {
    const { page, close, goto } = await stage().open(clerk)
    await goto(newSupplier)
    await page.getByRole('textbox').first().fill('Comptoir deux fois')
    let lost = 0
    await page.route('**/api/sourcing/suppliers', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.locator('button[type=submit]').click()
    await page.locator('[data-problem=no-network]').waitFor()
    await page.locator('button[type=submit]').click()
    await page.locator('[data-problem=no-network]').waitFor({ state: 'detached' })
    await until(async () => (await suppliersNamed(stage().url, 'Comptoir deux fois')).length === 1)
    await close()
  })

  it('asks for a new sign-in over the page when the token does not hold, and keeps what was typed', async () => {
    const { page, close, goto } = await stage().open(clerk)
    await goto(newSupplier)
    await page.getByRole('textbox').first().fill('Gardé')
    await page.route('**/api/sourcing/**', (route) => route.fulfill({ status: 401, json: { code: 'token-invalid' } }))
    await page.locator('button[type=submit]').click()
    const again = page.getByRole('dialog')
    await again.waitFor()
    await page.unroute('**/api/sourcing/**')
    await again.locator('[data-person=clerk-tiznit]').click()
    await again.waitFor({ state: 'detached' })
    expect(await page.getByRole('textbox').first().inputValue()).toBe('Gardé')
    await close()
  })

  it('shows what others have recorded without being asked', async () => {
    const watching = await stage().open(clerk)
    await watching.goto('/clerk/suppliers')
    const { token } = (await (await fetch(`${stage().url}/dev/tokens/clerk-tiznit`)).json()) as { token: string }
    const answer = await fetch(`${stage().url}/api/sourcing/suppliers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'live-1' },
      body: JSON.stringify({ kind: 'refiner', name: 'AAA arrivé sans demander' }),
    })
    expect(answer.status).toBe(201)
    await watching.page.getByText('AAA arrivé sans demander').first().waitFor({ timeout: 10_000 })
    expect(watching.complaints).toEqual([])
    await watching.close()
  })
}
