import { HttpProblem } from './problem.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** What the database, or another reader, could not keep exactly; a message when the text must be refused. */
export const unkeepable = (text: string): string | undefined => {
  if (text.includes('\u0000')) return 'must not contain the character U+0000'
  if (!text.isWellFormed()) return 'must not contain half of a surrogate pair'
  return undefined
}

/** Parses a body strictly. Throws the problem broken-json with the reason. */
export const parseJson = (bytes: Uint8Array): unknown => {
  const refuse = (reason: string): never => {
    throw new HttpProblem('broken-json', { reason })
  }
  try {
    return JSON.parse(decoder.decode(bytes), (key, value: unknown) => {
      const trouble = unkeepable(key) ?? (typeof value === 'string' ? unkeepable(value) : undefined)
      if (trouble) return refuse(`text ${trouble}`)
      if (forbiddenKeys.has(key)) return refuse(`a field must not be called ${key}`)
      if (typeof value === 'number' && !Number.isFinite(value)) return refuse('a number is too large')
      if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
        return refuse(`the number ${value} is too large to be kept exactly`)
      return value
    })
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    return refuse(error instanceof RangeError ? 'it is nested too deeply' : String((error as Error).message))
  }
}
