import { spawn } from 'node:child_process'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { ReceiptContent } from './content.ts'

const program = fileURLToPath(new URL('./draw-main.ts', import.meta.url))

/** What is on the receipt goes in by the pipe alone: who bought is seen in no list of processes. */
const draw = async (content: ReceiptContent): Promise<Uint8Array> => {
  const child = spawn(process.execPath, ['--max-old-space-size=128', program], { timeout: 30_000 })
  child.stdin.on('error', () => {}) // it ended before it read; its exit code says so
  child.stdin.end(JSON.stringify(content))
  const exit = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  const [pdf, complaint, code] = await Promise.all([buffer(child.stdout), text(child.stderr), exit])
  if (code !== 0) throw new Error(`a receipt could not be drawn: ${complaint.slice(0, 500)}`)
  return pdf
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Each receipt is drawn by a process of its own, one after the other: whatever has set a line of French sets later ones of
 * Arabic wrongly (its fonts remember shapes), and the memory that it takes is the machine's again when it ends.
 */
export const receiptPdf = (content: ReceiptContent): Promise<Uint8Array> => {
  const drawn = last.then(() => draw(content))
  last = drawn.catch(() => undefined)
  return drawn
}
