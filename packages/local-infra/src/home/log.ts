import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where a process writes its output: the file itself, so that it can still write when the starter is gone. */
export interface Log {
  readonly file: string
  /** Opened for appending; whoever asks closes it. */
  descriptor(): number
  /** The last lines since the descriptor was opened last. */
  lastLines(count: number): string[]
  /** What was written since this was called last, for showing it as it comes. */
  news(): string[]
}

const tooLarge = 20_000_000
const tailBytes = 16_384

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

const readPart = (file: string, from: number): string => {
  const length = sizeOf(file) - from
  if (length <= 0) return ''
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, length, from))
  } finally {
    closeSync(descriptor)
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

export const openLog = (file: string): Log => {
  mkdirSync(dirname(file), { recursive: true })
  if (sizeOf(file) > tooLarge) renameSync(file, `${file}.1`)
  let began = sizeOf(file)
  let shown = began
  return {
    file,
    descriptor: () => {
      began = sizeOf(file)
      return openSync(file, 'a', 0o644)
    },
    lastLines: (count) => linesOf(readPart(file, Math.max(began, sizeOf(file) - tailBytes))).slice(-count),
    news: () => {
      const text = readPart(file, shown)
      const whole = text.slice(0, text.lastIndexOf('\n') + 1)
      shown += Buffer.byteLength(whole)
      return linesOf(whole)
    },
  }
}
