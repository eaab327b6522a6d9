import type { Kept } from './kept.ts'
import { asMarkdown } from './table.ts'

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

/** docs/bench.md: what the last run of each section found. */
export const page = (sections: readonly (readonly [string, Kept])[]): string => {
  const figures = sections.flatMap(([, kept]) => kept.figures)
  const notes = figures.flatMap(({ what, note }) => (note === undefined ? [] : [`${what}: ${note}.`]))
  const notRun = sections.flatMap(([, kept]) => kept.notRun ?? [])
  const machine = [...new Set(sections.flatMap(([, kept]) => kept.machine))]
  const runs = sections.map(
    ([name, { at, runs: count, scale, load }]) =>
      `${name}: ${at.slice(0, 16).replace('T', ' ')}, ${count} runs${scale === 1 ? '' : `, shortened to ${scale}`}; load average ${load[0]} before and ${load[1]} after`,
  )
  return `# What it can do, measured

Made by \`npm run bench -- --write\` from the last run of each section; \`npm run bench\` prints the same. Every figure that
has a reference stands beside it as measured in the same run, in turns, and is shown as median (lowest–highest) of the runs.
Absolute figures move with the machine and with whatever else it does; what is compared moves less, but a load average
far above the number of cores spoils that too. Aims and floors are judged by the median.

## The machine

${list(machine)}

## When

${list(runs)}

## Figures

${asMarkdown(figures)}
${notRun.length === 0 ? '' : `\n## Not run\n\n${list(notRun)}\n`}
## How

${list(notes)}
`
}
