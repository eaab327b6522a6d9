import axe from 'axe-core'
import { expect, it } from 'vitest'
import { addressOf, areasWithScreens, routes, type ScreenRoute } from './routes.ts'
import { isStill, type Language, type Size, type Stage, type Tab } from './stage.ts'

const looks: readonly { language: Language; size: Size }[] = [
  { language: 'ar', size: 'phone' },
  { language: 'fr', size: 'laptop' },
]
const everybody = ['clerk-tiznit', 'lead-amal', 'marketing-souss', 'seller-agadir', 'inspector']

/** What axe finds on the page as it stands. */
const violationsOf = async ({ page }: Tab): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await here.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    )
  })
}

/** No screen may be wider than the window, nor offer something too small for a thumb. */
const unhandy = ({ page }: Tab, size: Size): Promise<string[]> =>
  page.evaluate((isPhone) => {
    const { scrollWidth, clientWidth } = document.documentElement
    const isInText = (each: Element) =>
      each.tagName === 'A' && getComputedStyle(each).display === 'inline' && each.closest('p, td, li, dd') !== null
    const small = [...document.querySelectorAll('main button, main a, main [role=radio], header button')].filter(
      (each) => {
        const { width, height } = each.getBoundingClientRect()
        return width > 1 && height > 1 && !isInText(each) && (height < 43.5 || width < 43.5)
      },
    )
    return [
      ...(scrollWidth > clientWidth + 1 ? [`is ${scrollWidth} px wide in a window of ${clientWidth}`] : []),
      ...(isPhone ? small.map((each) => `too small for a thumb: ${each.outerHTML.slice(0, 200)}`) : []),
    ]
  }, size === 'phone')

const check = async (tab: Tab, size: Size): Promise<string[]> => {
  const problems = await tab.page
    .locator('[data-problem]')
    .evaluateAll((all) =>
      all.map((each) => `shows the problem ${each.getAttribute('data-problem')}: ${each.textContent}`),
    )
  return [...problems, ...(await violationsOf(tab)), ...(await unhandy(tab, size)), ...tab.complaints.splice(0)]
}

/** Every screen of every area, home screens and sign-in among them, in both directions and both widths. */
export const everyScreenIsAccessible = (stage: () => Stage): void => {
  it.concurrent.each(looks)(
    'sign-in, home and system page have no violation in $language at $size width',
    async (look) => {
      const found: string[] = []
      const tab = await stage().open(look)
      await tab.goto('/')
      found.push(...(await check(tab, look.size)))
      await tab.page.goto(`${stage().url}/system?language=${look.language}`)
      await tab.page.locator('#services li').first().waitFor()
      found.push(...(await violationsOf(tab)))
      await tab.close()
      for (const person of everybody) {
        const home = await stage().open({ ...look, person })
        await home.goto('/')
        found.push(...(await check(home, look.size)).map((what) => `home of ${person}: ${what}`))
        await home.close()
      }
      expect(found).toEqual([])
    },
    180_000,
  )

  const byArea = [...Map.groupBy(routes(), ({ area }) => area)].map(([area, own]) => ({ area, own }))
  it.concurrent.each(looks.flatMap((look) => byArea.map((each) => ({ ...look, ...each }))))(
    'the screens of $area have no violation in $language at $size width',
    async ({ own, language, size }) => {
      const tabs = new Map<string, Tab>()
      const visit = async (route: ScreenRoute, person: string): Promise<Tab> => {
        const known = tabs.get(person)
        const tab = known ?? (await stage().open({ language, size, person }))
        tabs.set(person, tab)
        const address = await addressOf(stage().url, route)
        await (known ? tab.walk(address) : tab.goto(address))
        return tab
      }
      const found: string[] = []
      for (const route of own)
        for (const person of route.visitors) {
          const tab = await visit(route, person)
          // Somebody else's screen, or somebody else's thing.
          const refused = tab.page.locator('[data-problem=role-missing], [data-problem=not-found]')
          const isOthers = (await refused.count()) > 0
          if (isOthers && person !== route.visitors.at(-1)) continue
          await isStill(tab.page)
          found.push(...(await check(tab, size)).map((what) => `${route.path}: ${what}`))
          break
        }
      for (const tab of tabs.values()) await tab.close()
      expect(found).toEqual([])
    },
    180_000,
  )

  it('speaks of every area', () => {
    expect(byArea.map(({ area }) => area)).toEqual(areasWithScreens())
  })
}
