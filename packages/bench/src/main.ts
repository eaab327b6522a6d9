// `npm run bench [-- sections] [--runs N] [--scale S] [--write]`
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { auditSection } from './audit/section.ts'
import { command } from './command/section.ts'
import { imports } from './imports/section.ts'
import { openLab } from './lab/lab.ts'
import { rootFolder } from './lab/root.ts'
import { latency } from './latency/section.ts'
import { ledger } from './ledger/section.ts'
import { memory } from './memory/section.ts'
import { receipts } from './receipts/section.ts'
import { relay } from './relay/section.ts'
import { replay } from './replay/section.ts'
import { keep, readKept } from './report/kept.ts'
import { describeMachine, load } from './report/machine.ts'
import { page } from './report/page.ts'
import type { Found, LabSection, WholeSection } from './report/section.ts'
import { asText } from './report/table.ts'
import { start } from './start/section.ts'

const onBareServers: Record<string, LabSection> = { receipts, ledger, imports, relay, replay, latency }
const onThePlatform: Record<string, WholeSection> = { command, memory, start, audit: auditSection }
const names = [...Object.keys(onBareServers), ...Object.keys(onThePlatform)]

const help = `npm run bench -- [section ...] [--runs 3] [--scale 1] [--write]

Measures the house, each figure beside its reference in the same run. Sections: ${names.join(', ')}; default all.
--runs N   how often subject and reference take turns (default 3, and no fewer count)
--scale S  how long each measurement takes, as a factor; below 1 only to try the bench itself
--write    writes docs/bench.md, from the last run of each section`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    scale: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const bench = async (): Promise<void> => {
  const unknown = positionals.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`there is no section ${unknown.join(', ')}; there are ${names.join(', ')}`)
  const runs = Number(values.runs)
  const scale = Number(values.scale)
  if (!Number.isInteger(runs) || runs < 1 || !(scale > 0)) throw new Error('--runs and --scale take numbers above 0')
  const chosen = (name: string): boolean => positionals.length === 0 || positionals.includes(name)

  const founds: Found[] = []
  const failures: string[] = []
  let engines: readonly string[] = []
  const measure = async (name: string, section: (say: (line: string) => void) => Promise<Found>): Promise<void> => {
    console.log(`\n${name} (load ${load()})`)
    const before = load()
    try {
      const found = await section((line) => console.log(`  ${line}`))
      founds.push(found)
      keep(name, {
        ...found,
        ...{ at: new Date().toISOString(), runs, scale, load: [before, load()], machine: describeMachine(engines) },
      })
      console.log(asText(found.figures))
      for (const line of found.notRun ?? []) console.log(`NOT RUN: ${line}`)
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }

  const labSections = Object.entries(onBareServers).filter(([name]) => chosen(name))
  if (labSections.length > 0) {
    const lab = await openLab((line) => console.log(`  ${line}`))
    engines = lab.engines
    try {
      for (const [name, section] of labSections) await measure(name, (say) => section(lab, { runs, scale, say }))
    } finally {
      await lab.close()
    }
  }
  for (const [name, section] of Object.entries(onThePlatform))
    if (chosen(name)) await measure(name, (say) => section({ runs, scale, say }))

  console.log(`\nAll of this run, median (min–max of the runs):\n\n${asText(founds.flatMap((found) => found.figures))}`)
  for (const line of [...founds.flatMap((found) => found.notRun ?? []), ...failures]) console.log(`NOT RUN: ${line}`)
  console.log(`\n${[...describeMachine(engines), `load average ${load()}`].join('\n')}`)
  if (values.write) {
    const kept = readKept()
    const sections = names.flatMap((name) => (kept[name] ? [[name, kept[name]] as const] : []))
    writeFileSync(join(rootFolder, 'docs', 'bench.md'), page(sections))
  }
  if (failures.length > 0) process.exitCode = 1
}

if (values.help) console.log(help)
else
  await bench().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
