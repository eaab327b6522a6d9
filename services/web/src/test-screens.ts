import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vite'

const app = fileURLToPath(new URL('../app/', import.meta.url))

export const languages = ['fr', 'ar', 'en'] as const
export type Words = Readonly<Record<string, string>>

export const areas: readonly string[] = globSync('languages/fr/*.json', { cwd: app }).map(
  (file) => /([\w-]+)\.json$/.exec(file)?.[1] ?? '',
)

export const wordsOf = (language: string, area: string): Words =>
  JSON.parse(readFileSync(`${app}languages/${language}/${area}.json`, 'utf8')) as Words

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

function* below(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* below(each)
}

/** What a screen's code says about words. */
export interface ScreenFile {
  readonly file: string
  /** Language files that its words come from. */
  readonly areas: readonly string[]
  /** Asked for by name: `t('key')`. */
  readonly asked: readonly string[]
  /** Asked for as a family: t(`kind.${kind}`) is `kind.`. */
  readonly families: readonly string[]
  /** Every string that may be a key. */
  readonly strings: ReadonlySet<string>
  /** Addresses that it declares. */
  readonly screens: readonly string[]
  /** Addresses of the app, `*` where something is filled in. */
  readonly links: readonly string[]
  /** Text that a person sees and that no language file holds. */
  readonly hardCoded: readonly string[]
}

const shownAttributes = /^(alt|aria-label|aria-description|description|emptyText|error|label|placeholder|text|title)$/
const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text)
const named = (node: unknown): string => (isNode(node) ? String(node.name ?? '') : '')

const stringsIn = (node: Node): string[] =>
  [...below(node)].flatMap(({ type, value }) => (type === 'Literal' && typeof value === 'string' ? [value] : []))

const familiesIn = (node: Node): string[] =>
  [...below(node)].flatMap(({ type, quasis }) => {
    if (type !== 'TemplateLiteral') return []
    const [first, ...rest] = quasis as { value: { cooked: string } }[]
    return rest.length > 0 && first?.value.cooked ? [first.value.cooked] : []
  })

const linksIn = (nodes: readonly Node[]): string[] =>
  nodes
    .flatMap((node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
      if (node.type !== 'TemplateLiteral') return []
      return [(node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('*')]
    })
    .filter((text) => /^\/(clerk|workshop|marketing|seller|trace|catalogue)(\/|\?|$)/.test(text))

const hardCodedIn = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === 'JSXText') return hasWord(String(node.value)) ? [String(node.value).trim()] : []
    if (node.type !== 'JSXAttribute' || !shownAttributes.test(named(node.name))) return []
    const { value } = node
    return isNode(value) && value.type === 'Literal' && hasWord(String(value.value)) ? [String(value.value)] : []
  })

export const readScreen = (file: string, code: string): ScreenFile => {
  const nodes = [...below(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file) as unknown as Node)]
  const calls = nodes.filter(({ type }) => type === 'CallExpression')
  const argumentOf = (call: Node) => (call.arguments as Node[])[0]
  const given = calls.filter(({ callee }) => named(callee) === 'useTexts').flatMap((call) => stringsIn(call))
  const home = /src\/areas\/(\w+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? 'shell'
  const asks = calls
    .filter(({ callee }) => named(callee) === 't')
    .flatMap((call) => argumentOf(call) ?? [])
    // In t(some === 'this' ? 'a' : 'b') only the branches are keys.
    .flatMap((key) => (key.type === 'ConditionalExpression' ? [key.consequent as Node, key.alternate as Node] : [key]))
  return {
    file,
    areas: [...new Set(given.length > 0 ? given : [home])],
    asked: asks.flatMap((key) => (key.type === 'Literal' ? stringsIn(key) : [])),
    families: asks.flatMap(familiesIn),
    strings: new Set(nodes.flatMap((node) => (node.type === 'Literal' ? stringsIn(node) : []))),
    screens: calls.filter(({ callee }) => named(callee) === 'screen').flatMap((call) => stringsIn(argumentOf(call)!)),
    links: linksIn(nodes),
    hardCoded: hardCodedIn(nodes),
  }
}

export const screens = (): ScreenFile[] =>
  globSync('src/**/*.{ts,tsx}', { cwd: app, exclude: ['**/generated/**', '**/*.spec.ts'] }).map((file) =>
    readScreen(file, readFileSync(app + file, 'utf8')),
  )

const suffix = /_(zero|one|two|few|many|other)$/

/** The name under which a text is asked for: counts have a text for each plural of the language. */
export const askedName = (key: string, words: Words): string => {
  const base = key.replace(suffix, '')
  return `${base}_other` in words ? base : key
}

export const pluralsOf = (language: string): readonly string[] =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories
