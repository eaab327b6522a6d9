import { readFileSync, writeFileSync } from 'node:fs'

const readme = new URL('../../../README.md', import.meta.url)
const [begin, end] = ['<!-- story: begin -->', '<!-- story: end -->']

const parts = (): [before: string, golden: string, after: string] => {
  const text = readFileSync(readme, 'utf8')
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)]
  return [text.slice(0, from), text.slice(from, to).trim(), text.slice(to)]
}

/** How the story of the default seed ends, as the README shows it. */
export const goldenSummary = (): string => parts()[1]

export const writeGoldenSummary = (summary: string): void => {
  const [before, , after] = parts()
  writeFileSync(readme, `${before}\n${summary.trim()}\n${after}`)
}
