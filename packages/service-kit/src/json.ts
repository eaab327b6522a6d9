import { HttpProblem } from './problem.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])
const deepest = 32

/** What the database, or another reader, could not keep exactly; a message when the text must be refused. */
export const unkeepable = (text: string): string | undefined => {
  if (text.includes('\u0000')) return 'must not contain the character U+0000'
  if (!text.isWellFormed()) return 'must not contain half of a surrogate pair'
  return undefined
}

const refuse = (reason: string): never => {
  throw new HttpProblem('broken-json', { reason })
}

const openings = (bytes: Uint8Array): number => {
  let count = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0x7b || bytes[at] === 0x5b) count++
  return count
}

/** Counts brackets outside of strings, so that nothing that recurses ever sees a body that is too deep. */
const refuseDepth = (text: string): void => {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
    } else if (character === '{' || character === '[') {
      if (++depth > deepest) refuse(`it is nested more than ${deepest} levels deep`)
    } else if (character === '}' || character === ']') depth--
  }
}

/** Whole numbers beyond 2^53 come out of JSON.parse rounded, and then they are unsafe: so none slips through changed. */
const refuseNumber = (value: number): void => {
  if (!Number.isFinite(value)) refuse('a number is too large')
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    refuse(`the number ${value} is too large to be kept exactly`)
}

/** Nothing that the reviver refuses can be in a text without any of these: an escape, a long number, a name of the language. */
const suspicious = /\\u|\d{16}|\d[eE]|__proto__|constructor|prototype/

/**
 * Parses a body strictly. Throws the problem broken-json with the reason. Of two fields with one name the last counts, as
 * in every parser of the language.
 */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    const text = decoder.decode(bytes)
    if (openings(bytes) > deepest) refuseDepth(text)
    if (!suspicious.test(text)) return JSON.parse(text) as unknown
    return JSON.parse(text, (key, value: unknown) => {
      const trouble = unkeepable(key) ?? (typeof value === 'string' ? unkeepable(value) : undefined)
      if (trouble) refuse(`text ${trouble}`)
      if (forbiddenKeys.has(key)) refuse(`a field must not be called ${key}`)
      if (typeof value === 'number') refuseNumber(value)
      return value
    })
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    return refuse((error as Error).message)
  }
}
