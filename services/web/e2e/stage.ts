import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Platform, people, startPlatform } from '@fibula/local-infra'
import { tellStory } from '@fibula/story'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { seed } from './seed.ts'

export const languages = ['fr', 'ar', 'en'] as const
export type Language = (typeof languages)[number]

export const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } } as const
export type Size = keyof typeof sizes

export interface Who {
  readonly person?: string
  readonly language: Language
  readonly size: Size
}

/** A running platform with a story told, and a browser in front of it. */
export interface Stage {
  /** Undefined where one that was running is looked at. */
  readonly platform: Platform | undefined
  readonly url: string
  readonly browser: Browser
  /** Opens a tab of its own for a person, with nothing remembered from others. */
  open(who: Who): Promise<Tab>
  close(): Promise<void>
}

export interface Tab {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained about: errors of its code and breaches of the content policy. */
  readonly complaints: string[]
  goto(path: string): Promise<void>
  /** From the next goto on, this person is signed in. */
  become(person: string): Promise<void>
  /** Goes on inside the app, as a link does. */
  walk(path: string): Promise<void>
  close(): Promise<void>
}

/** As root in a container there is no sandbox; nothing is asked of the network but our own gateway. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const executable = (): string => {
  const path = process.env.CHROMIUM_PATH
  if (!path) throw new Error('CHROMIUM_PATH names no browser; npm test and npm run screenshots find one')
  return path
}

export const word = (language: Language, area: string, key: string): string => {
  const file = new URL(`../app/languages/${language}/${area}.json`, import.meta.url)
  const text = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)[key]
  if (text === undefined) throw new Error(`${language}/${area}.json has no "${key}"`)
  return text
}

/** What a screen waits for has arrived: no skeleton, no turning wheel. */
export const isStill = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(
    () => !document.querySelector('[role=status][aria-label], .mantine-Skeleton-root, [data-loading=true]'),
    undefined,
    { timeout: 30_000 },
  )
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** A signed-in person as the app remembers one. */
const stored = (name: string): string => {
  const known = people.find(({ person }) => person === name)
  if (!known) throw new Error(`nobody is called ${name}`)
  return JSON.stringify({ person: known.person, organisation: known.organisation, roles: known.roles })
}

const openWindow = async (browser: Browser, { person, language, size }: Who): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: sizes[size],
    hasTouch: size === 'phone',
    locale: language,
    timezoneId: 'Africa/Casablanca',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    ([chosen, who]) => {
      if (localStorage.getItem('language') === null) localStorage.setItem('language', String(chosen))
      if (who !== '' && localStorage.getItem('fibula.person') === null)
        localStorage.setItem('fibula.person', String(who))
    },
    [language, person === undefined ? '' : stored(person)],
  )
  return context
}

const openTab = async (context: BrowserContext, url: string): Promise<Tab> => {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refusal is an answer like any other; the browser counts it as an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  return {
    page,
    context,
    complaints,
    goto: async (path) => {
      await page.goto(url + path)
      await isStill(page)
    },
    become: (person) => page.evaluate((who) => localStorage.setItem('fibula.person', who), stored(person)),
    walk: async (path) => {
      await page.evaluate((to) => {
        history.pushState({}, '', to)
        dispatchEvent(new PopStateEvent('popstate', { state: {} }))
      }, path)
      await page.locator(`main[data-path="${path.split('?')[0]}"]`).waitFor()
      await isStill(page)
    },
    close: () => context.close(),
  }
}

/** Starts the platform and a browser; `scale` says how much of the story is told first. */
export const openStage = async ({
  kafka,
  scale = 0,
  say = () => {},
  url: running,
}: {
  kafka: 'java' | 'docker' | 'embedded-log' | undefined
  scale?: number
  say?: (line: string) => void
  /** A platform that runs already; it is told no story. */
  url?: string | undefined
}): Promise<Stage> => {
  const profile = mkdtempSync(join(tmpdir(), 'fibula-chromium-'))
  const [browser, platform] = await Promise.all([
    chromium.launch({ executablePath: executable(), args: [...flags], env: { ...process.env, HOME: profile } }),
    running ? undefined : startPlatform({ ...(kafka === undefined ? {} : { kafka }), say }),
  ])
  const url = running ?? platform?.gatewayUrl ?? ''
  const close = async () => {
    await browser.close()
    await platform?.stop()
    rmSync(profile, { recursive: true, force: true })
  }
  try {
    if (scale > 0 && platform) {
      const story = await tellStory({ gatewayUrl: url, scale, patienceMs: 30_000 })
      await story.settled()
      await seed(url)
      say(`the story is told: ${JSON.stringify(story.counts)}`)
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    platform,
    url,
    browser,
    open: async (who) => openTab(await openWindow(browser, who), url),
    close,
  }
}
