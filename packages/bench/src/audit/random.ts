/** The same numbers for the same seed (mulberry32). */
export class Random {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const part = ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    return least + Math.floor(part * (most - least + 1))
  }
  oneIn(times: number): boolean {
    return this.between(1, times) === 1
  }
}
