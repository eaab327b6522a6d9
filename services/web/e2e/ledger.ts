import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { askAs, sendAs } from './routes.ts'
import { type Stage, word } from './stage.ts'

const clerk = 'clerk-tiznit'

/** A clerk corrects a receipt: sees what that changes before it is recorded, and what it changed after. */
export const theLedger = (of: () => Stage): void => {
  it.each([
    ['fr', 'phone'],
    ['ar', 'laptop'],
  ] as const)(
    'a receipt is corrected, and everything that it changes is seen before: %s, %s',
    async (language, size) => {
      const stage = of()
      const { url } = stage
      const { items } = await askAs<{ items: { supplierId: string }[] }>(url, clerk, '/sourcing/suppliers')
      const supplierId = items[0]?.supplierId
      const lotId = randomUUID()
      await sendAs(url, clerk, '/sourcing/receipts', {
        ...{ lotId, supplierId, weighed: { value: '505.20', unit: 'g' }, tare: { value: '0', unit: 'g' } },
        ...{ declaredFineness: 9_250, originClass: 'recycled', custodyModel: 'segregated' },
        price: { amountMinor: 100, currency: 'MAD' },
      })
      const tab = await stage.open({ person: clerk, language, size })
      const { page } = tab
      const say = (key: string) => word(language, 'ledger', key)
      await tab.goto(`/ledger/facts?about=${lotId}`)
      await page.getByRole('link', { name: say('fact.sourcing.material-received') }).click()
      await page.getByLabel(say('correct.gross'), { exact: true }).fill('500')
      await page.getByRole('button', { name: say('correct.preview') }).click()
      await page.getByText(say('correct.notYet')).waitFor()
      const stock = async () =>
        (
          await askAs<{ items: { grossMicrograms: number }[] }>(
            url,
            clerk,
            `/traceability/ledger/positions?kind=stock&lotId=${lotId}`,
          )
        ).items.map(({ grossMicrograms }) => grossMicrograms)
      expect(await stock()).toEqual([505_200_000])
      await page.getByRole('button', { name: say('correct.confirm') }).click()
      await page.getByText(say('correct.done')).waitFor()
      expect(await page.locator('main').textContent()).toContain('500')
      expect(await stock()).toEqual([500_000_000])

      await tab.goto('/ledger/alloy')
      await page.getByRole('textbox').first().fill('1000')
      await page.getByText(/^80[.,]972972/).waitFor()
      expect(tab.complaints).toEqual([])
      await tab.close()
    },
  )
}
