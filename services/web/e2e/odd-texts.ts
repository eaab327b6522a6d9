import { oddTexts } from '@fibula/testing'
import { expect, it } from 'vitest'
import { sendAs } from './routes.ts'
import { isStill, type Stage } from './stage.ts'

/** What a browser shows of a text is the text: nothing in it is run, and nothing in it breaks the page. */
export const oddTextsAreShown = (stage: () => Stage): void => {
  it('names of all kinds are shown as they are, run nothing, and fit a phone', async () => {
    const { url, open } = stage()
    const names = oddTexts.filter((text) => text.trim() !== '')
    for (const fr of names) await sendAs(url, 'marketing-souss', '/promotion/collections', { names: { fr } })
    const { page, complaints, goto, close } = await open({ person: 'marketing-souss', language: 'ar', size: 'phone' })
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await goto('/marketing/collections')
    const more = page.locator('main button', { has: page.locator('.tabler-icon-chevron-down') })
    while ((await more.count()) > 0) {
      await more.first().click()
      await isStill(page)
    }
    const shown = new Set(await page.locator('.list-link').allTextContents())
    expect(names.filter((name) => !shown.has(name))).toEqual([])
    expect(await page.locator('main script, main img[onerror], main svg[onload]').count()).toBe(0)
    const wider = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
    expect(wider).toBeLessThanOrEqual(1)
    expect([dialogs, complaints]).toEqual([[], []])
    await close()
  }, 180_000)
}
