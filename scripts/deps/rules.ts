import { builtinModules } from 'node:module'
import type { IForbiddenRuleType } from 'dependency-cruiser'
import { type Place, places, TEST_FILE } from './places.ts'

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Where an import that a word allows ends up. `$1` is the service or package in which the importing file lies. */
const targetOf = (word: string, place: Place): string => {
  const home = place.at.startsWith('^services') ? '^services/$1/' : '^packages/$1/'
  if (word === 'own') return home
  if (word.startsWith('own:')) return `${home}${escaped(word.slice('own:'.length))}(/|$)`
  if (word.startsWith('own/')) return `${home}src/${escaped(word.slice('own/'.length))}(/|$)`
  if (word === 'node:')
    return `^(node:)?(${builtinModules.map((name) => escaped(name.replace('node:', ''))).join('|')})$`
  if (word.startsWith('@fibula/')) return `^packages/${escaped(word.slice('@fibula/'.length))}/`
  return `(^|/)node_modules/${escaped(word)}/`
}

const rulesOf = (place: Place, earlier: Place[]): IForbiddenRuleType[] => {
  const from = { path: place.at, pathNot: earlier.map(({ at }) => at) }
  const words = place.may.map((word) => ({ word: word.replace(/^type /, ''), typesOnly: word.startsWith('type ') }))
  const typesOnly = words.filter((each) => each.typesOnly)
  const rules: IForbiddenRuleType[] = [
    {
      name: place.name,
      severity: 'error',
      comment: `${place.because}. It may import: ${place.may.join(', ')}`,
      from,
      // An import that leads nowhere is told once, by the rule `declared`.
      to: { couldNotResolve: false, pathNot: words.map(({ word }) => targetOf(word, place)) },
    },
  ]
  if (typesOnly.length > 0)
    rules.push({
      name: `${place.name}-types-only`,
      severity: 'error',
      comment: `${place.because}. Types only: ${typesOnly.map(({ word }) => word).join(', ')}`,
      from,
      to: { path: typesOnly.map(({ word }) => targetOf(word, place)), dependencyTypesNot: ['type-only'] },
    })
  return rules
}

export const rules: IForbiddenRuleType[] = [
  ...places.flatMap((place, index) => rulesOf(place, places.slice(0, index))),
  {
    name: 'in-a-place',
    severity: 'error',
    comment: 'The file lies where nothing says what it may import: add its place to scripts/deps/places.ts',
    from: { path: '^(packages|services)/', pathNot: [...places.map(({ at }) => at), '/generated/'] },
    to: {},
  },
  {
    name: 'tests-stay-apart',
    severity: 'error',
    comment: 'What runs in production does not import what exists for tests',
    from: { path: '^(packages|services)/', pathNot: [`^(packages|services)/[^/]+/${TEST_FILE}`, '^packages/testing/'] },
    to: { path: [`^(packages|services)/[^/]+/${TEST_FILE}`, '^packages/testing/'] },
  },
  {
    name: 'by-the-front-door',
    severity: 'error',
    comment: 'Another package is imported by its name and what its exports map offers, never by a path',
    from: { path: '^(packages|services)/([^/]+)/' },
    to: { path: '^(packages|services)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  },
  {
    name: 'declared',
    severity: 'error',
    comment: 'The import leads nowhere: the package is missing from package.json, or the file does not exist',
    from: { pathNot: '/generated/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no-circle',
    severity: 'error',
    comment: 'Files that need each other cannot be read or changed one at a time',
    from: { pathNot: '/generated/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]
