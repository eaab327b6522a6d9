import { AxeBuilder } from '@axe-core/playwright'
import { expect, it } from 'vitest'
import { addressOf, routes } from './routes.ts'
import type { isStill, Language, Size, Stage } from './stage.ts'

interface Look {
  readonly language: Language
  readonly size: Size
}
const looks: readonly Look[] = [
  { language: 'fr', size: 'phone' },
  { language: 'ar', size: 'phone' },
  { language: 'fr', size: 'laptop' },
]

const violationsOf = async (page: Parameters<typeof isStill>[0]): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
  )
}

/** No screen may be wider than the phone, nor offer something too small for a thumb. */
const measure = () => {
  const page = document.documentElement
  const small = [...document.querySelectorAll<HTMLElement>('button, a, [role=radio], [role=button]')].filter((each) => {
    const { width, height } = each.getBoundingClientRect()
    const isInText =
      each.tagName === 'A' && each.closest('p, td, li') !== null && getComputedStyle(each).display === 'inline'
    return width > 0 && !isInText && (height < 43.5 || width < 43.5)
  })
  return {
    tooWide: page.scrollWidth > page.clientWidth + 1 ? page.scrollWidth : 0,
    small: small.map((each) => each.outerHTML.slice(0, 160)),
  }
}

/** Every screen of every area, and those of the shell, in both directions and both widths. */
export const everyScreenIsAccessible = (stage: () => Stage): void => {
  it.each(looks)('sign-in, home and system page have no violation in $language at $size width', async (look) => {
    const tab = await stage().open(look)
    await tab.goto('/')
    expect(await violationsOf(tab.page)).toEqual([])
    await tab.page.goto(`${stage().url}/system?language=${look.language}`)
    await tab.page.locator('#services li').first().waitFor()
    expect(await violationsOf(tab.page)).toEqual([])
    await tab.close()
    for (const person of ['clerk-tiznit', 'lead-amal', 'marketing-souss', 'seller-agadir', 'inspector']) {
      const home = await stage().open({ ...look, person })
      await home.goto('/')
      expect([person, await violationsOf(home.page)]).toEqual([person, []])
      await home.close()
    }
  })

  it.each(looks.flatMap((look) => routes().map((route) => ({ ...look, route, path: route.path }))))(
    '$path has no violation in $language at $size width',
    async ({ route, ...look }) => {
      const address = await addressOf(stage().url, route)
      for (const person of route.visitors) {
        const tab = await stage().open({ ...look, person })
        try {
          await tab.goto(address)
          const problems = await tab.page
            .locator('[data-problem]')
            .evaluateAll((all) => all.map((each) => each.getAttribute('data-problem')))
          if (problems.includes('role-missing') && person !== route.visitors.at(-1)) continue
          expect(problems).toEqual([])
          expect(await violationsOf(tab.page)).toEqual([])
          const { tooWide, small } = await tab.page.evaluate(measure)
          expect(tooWide).toBe(0)
          if (look.size === 'phone') expect(small).toEqual([])
          expect(tab.complaints).toEqual([])
          return
        } finally {
          await tab.close()
        }
      }
    },
  )
}
