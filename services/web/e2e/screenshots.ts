// `npm run screenshots`: every screen at phone width in three languages, for a person to look at. Starts a platform of its own with a small
// story told, or looks at the one that FIBULA_URL names. Argument: a word that the address must hold, e.g. `npm run screenshots -- clerk`.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '@fibula/local-infra'
import { addressOf, routes } from './routes.ts'
import { languages, openStage, type Stage, sizes, type Tab } from './stage.ts'

const folder = fileURLToPath(new URL('../../../screenshots/', import.meta.url))
const say = (line: string): void => console.log(line)
const wanted = process.argv[2] ?? ''

const take = async (tab: Tab, language: string, name: string): Promise<void> => {
  // The window becomes as high as the page, so that what stays at its foot is not drawn across the middle.
  const height = await tab.page.evaluate(() => document.documentElement.scrollHeight)
  await tab.page.setViewportSize({ ...sizes.phone, height: Math.max(height, sizes.phone.height) })
  await tab.page.screenshot({ path: join(folder, language, `${name}.png`) })
  await tab.page.setViewportSize(sizes.phone)
}

const people = ['clerk-tiznit', 'lead-amal', 'marketing-souss', 'seller-agadir', 'inspector']
let taken = 0
const troubles: string[] = []

/** Takes one picture; what goes wrong is told at the end and stops none of the others. */
const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
    taken++
  } catch (error) {
    troubles.push(`${what}: ${(error as Error).message.split('\n')[0]}`)
  }
}

const photograph = async (stage: Stage): Promise<void> => {
  for (const language of languages) {
    mkdirSync(join(folder, language), { recursive: true })
    const who = { language, size: 'phone' } as const
    for (const person of [undefined, ...people].filter(() => wanted === ''))
      await attempt(`home of ${person ?? 'nobody'}`, async () => {
        const tab = await stage.open({ ...who, ...(person ? { person } : {}) })
        await tab.goto('/')
        await take(tab, language, `home-${person ?? 'sign-in'}`)
        await tab.close()
      })
    const tabs = new Map<string, Tab>()
    const visit = async (person: string, address: string): Promise<Tab> => {
      const known = tabs.get(person)
      const tab = known ?? (await stage.open({ ...who, person }))
      tabs.set(person, tab)
      await (known ? tab.walk(address) : tab.goto(address))
      return tab
    }
    for (const route of routes().filter(({ path }) => path.includes(wanted)))
      await attempt(`${language} ${route.path}`, async () => {
        const address = await addressOf(stage.url, route)
        for (const person of route.visitors) {
          const tab = await visit(person, address)
          const refused = tab.page.locator('[data-problem=role-missing], [data-problem=not-found]')
          if ((await refused.count()) > 0 && person !== route.visitors.at(-1)) continue
          await take(tab, language, route.path.slice(1).replaceAll('/', '-').replaceAll('$', ''))
          for (const complaint of tab.complaints.splice(0)) troubles.push(`${language} ${address}: ${complaint}`)
          return
        }
      })
    for (const tab of tabs.values()) await tab.close()
    say(`${language}: ${taken} pictures so far`)
  }
}

const browser = await findBrowser({ say })
if (!browser.env.CHROMIUM_PATH) throw new Error(browser.note)
Object.assign(process.env, browser.env)
rmSync(folder, { recursive: true, force: true })
const stage = await openStage({ kafka: 'embedded-log', scale: 0.05, say, url: process.env.FIBULA_URL })
try {
  await photograph(stage)
} finally {
  await stage.close()
}
for (const trouble of troubles) console.error(`TROUBLE  ${trouble}`)
say(`${taken} pictures in ${folder}, ${troubles.length} troubles`)
process.exit(troubles.length === 0 ? 0 : 1)
