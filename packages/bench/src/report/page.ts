import type { Figure } from './figure.ts'
import { asMarkdown } from './table.ts'

export interface Page {
  readonly figures: readonly Figure[]
  readonly notRun: readonly string[]
  readonly machine: readonly string[]
  readonly runs: number
  readonly scale: number
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

/** docs/bench.md: what the last full run found. */
export const page = ({ figures, notRun, machine, runs, scale }: Page): string => {
  const notes = figures.flatMap(({ what, note }) => (note === undefined ? [] : [`${what}: ${note}.`]))
  return `# What it can do, measured

Made by \`npm run bench -- --write\`; \`npm run bench\` prints the same. Every figure stands beside a reference that was measured
in the same run, and the two took turns: ${runs} runs each, shown as median (lowest–highest). Absolute figures move with the
machine and with whatever else it does; what is compared moves little. Aims and floors are judged by the median.

## The machine

${list(machine)}
${scale === 1 ? '' : `\nThis run was shortened (--scale ${scale}).\n`}
## Figures

${asMarkdown(figures)}
${notRun.length === 0 ? '' : `\n## Not run\n\n${list(notRun)}\n`}
## How

${list(notes)}
`
}
