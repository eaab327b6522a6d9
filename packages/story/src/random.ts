/** Chance that can be repeated: the same seed gives the same numbers, on every machine (Mulberry32). */
export interface Random {
  /** A float in [0, 1). */
  next(): number
  /** A whole number in [from, to], both included. */
  whole(from: number, to: number): number
  pick<T>(choices: readonly T[]): T
  /** A version 4 UUID made from this chance alone. */
  uuid(): string
  /** An independent source for a part of the story, so that parts do not disturb each other. */
  branch(name: string): Random
}

const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193)
  return value >>> 0
}

export const seeded = (seed: string): Random => {
  let state = hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    pick: (choices) => {
      const choice = choices[whole(0, choices.length - 1)]
      if (choice === undefined) throw new RangeError('nothing to pick from')
      return choice
    },
    uuid: () => {
      const digits = Array.from({ length: 32 }, () => whole(0, 15))
      digits[12] = 4
      digits[16] = 8 + ((digits[16] ?? 0) & 3)
      const text = digits.map((digit) => digit.toString(16)).join('')
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
    },
    branch: (name) => seeded(`${seed}/${name}`),
  }
}
