import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { areas, askedName, languages, pluralsOf, readScreen, screens, type Words, wordsOf } from './test-screens.ts'

const apis = fileURLToPath(new URL('../../../docs/api/', import.meta.url))
const areaOf: Readonly<Record<string, string>> = {
  sourcing: 'clerk',
  production: 'workshop',
  promotion: 'marketing',
  sales: 'seller',
  traceability: 'trace',
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name))].sort()
const names = (words: Words) => new Set(Object.keys(words).map((key) => askedName(key, words)))
const files = screens()
const shell = wordsOf('fr', 'shell')
/** The addresses of all screens, in parts. */
const declared = files
  .filter(({ file }) => file.endsWith('routes.tsx'))
  .flatMap(({ screens }) => screens.map((path) => path.split('/')))

/** Codes that the commands and reads of a service answer, from its document. */
const codesOf = (service: string): string[] => {
  const { paths } = JSON.parse(readFileSync(`${apis}${service}.json`, 'utf8')) as {
    paths: Record<string, Record<string, { responses?: Record<string, { description?: string }> }>>
  }
  const descriptions = Object.values(paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ responses = {} }) => Object.values(responses).map((each) => each.description)),
  )
  return [
    ...new Set(descriptions.flatMap((text = '') => [...text.matchAll(/`([a-z][a-z-]+)`:/g)].map(([, code]) => code!))),
  ]
}
const services = globSync('*.json', { cwd: apis }).map((file) => file.replace('.json', ''))

describe.each(areas)('the words of %s', (area) => {
  const french = wordsOf('fr', area)

  it.each(languages.slice(1))('are all there in %s, with the same placeholders', (language) => {
    const words = wordsOf(language, area)
    expect([...names(words)].sort()).toEqual([...names(french)].sort())
    for (const key of Object.keys(words).filter((each) => each in french))
      expect([key, placeholders(words[key]!)]).toEqual([key, placeholders(french[key]!)])
  })

  it.each(languages)('have every plural in %s, and letters of it', (language) => {
    const words = wordsOf(language, area)
    for (const name of names(words))
      if (`${name}_other` in words)
        expect(
          Object.keys(words)
            .filter((key) => askedName(key, words) === name)
            .sort(),
        ).toEqual(
          pluralsOf(language)
            .map((plural) => `${name}_${plural}`)
            .sort(),
        )
    for (const [key, text] of Object.entries(words)) {
      expect([key, text.trim()]).not.toEqual([key, ''])
      const letters = text
        .replaceAll(/\{\{\w+\}\}/g, '')
        .replaceAll(/\b(CSV|PDF|XLSX|XRF|MAD|Fibula|JSON-LD|QR)\b/g, '')
      if (language === 'ar' && /\p{L}{3,}/u.test(letters))
        expect([key, letters]).toEqual([key, expect.stringMatching(/\p{Script=Arabic}/u)])
      if (language !== 'ar') expect([key, text]).not.toEqual([key, expect.stringMatching(/\p{Script=Arabic}/u)])
    }
  })

  it('are all used', () => {
    const users = files.filter((file) => file.areas.includes(area) || file.file.includes(`areas/${area}/`))
    const isUsed = (name: string) =>
      users.some(({ strings, families }) => strings.has(name) || families.some((family) => name.startsWith(family)))
    const codes = new Set(services.flatMap(codesOf))
    const isProblem = (name: string) =>
      name.startsWith('problem.') &&
      (codes.has(name.slice('problem.'.length)) ||
        files.some(({ strings }) => strings.has(name.slice('problem.'.length))) ||
        /^problem\.(service-unavailable|method-not-allowed|internal-error)$/.test(name))
    expect([...names(french)].filter((name) => !isUsed(name) && !isProblem(name))).toEqual([])
  })
})

describe('the screens', () => {
  it.each(files.filter(({ asked }) => asked.length > 0))(
    '$file asks for words that exist',
    ({ areas: own, asked, families }) => {
      const known = own.flatMap((area) => (areas.includes(area) ? [...names(wordsOf('fr', area))] : []))
      expect(asked.filter((key) => !known.includes(key))).toEqual([])
      expect(families.filter((family) => !known.some((key) => key.startsWith(family)))).toEqual([])
    },
  )

  it.each(files.filter(({ file }) => file.endsWith('routes.tsx')))(
    '$file names its cards',
    ({ file, areas: [area = ''] }) => {
      const code = readFileSync(fileURLToPath(new URL(`../app/${file}`, import.meta.url)), 'utf8')
      const texts = [...code.matchAll(/text: '([^']+)'/g)].map(([, key]) => key!)
      expect(texts.filter((key) => !(key in wordsOf('fr', area)))).toEqual([])
    },
  )

  it.each(files)('$file holds no text of its own', ({ hardCoded }) => {
    expect(hardCoded).toEqual([])
  })

  it.each(files.filter(({ links }) => links.length > 0))('$file links to screens that exist', ({ links }) => {
    const isScreen = (link: string) => {
      const parts = link.split('?')[0]!.split('/')
      return declared.some(
        (path) =>
          path.length === parts.length &&
          path.every((part, at) => part.startsWith('$') || part === parts[at] || parts[at] === '*'),
      )
    }
    expect(links.filter((link) => !link.includes('{') && !isScreen(link))).toEqual([])
  })

  it('are read by a check that sees what it should', () => {
    const screen = readScreen(
      'src/areas/clerk/X.tsx',
      `const t = useTexts('clerk')
       const x = <p title="Some words" className="no"><Go to={\`/clerk/\${b}\`} />{t('a')}{t(b ? 'c' : 'd')}{t(\`e.\${f}\`)} Hello</p>`,
    )
    expect(screen).toMatchObject({ areas: ['clerk'], asked: ['a', 'c', 'd'], families: ['e.'], links: ['/clerk/*'] })
    expect(screen.hardCoded).toEqual(['Some words', 'Hello'])
    expect(files.length).toBeGreaterThan(30)
  })
})

describe('every refusal', () => {
  it.each(services)('of %s has a text in the words of its users', (service) => {
    const codes = codesOf(service)
    expect(codes.length).toBeGreaterThan(3)
    const words = { ...shell, ...wordsOf('fr', areaOf[service] ?? 'shell') }
    expect(codes.filter((code) => !(`problem.${code}` in words))).toEqual([])
  })
})
