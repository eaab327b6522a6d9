import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rootFolder } from '../lab/root.ts'
import type { WholeSection } from '../report/section.ts'
import type { Checked } from './check.ts'
import { type Planted, pathsIn, plant } from './planted.ts'

/** What was planted and not found, and what was found and not planted. Throws when there is any. */
export const compareFound = (planted: Planted, checked: Checked): void => {
  const found = new Set([...checked.records.map(({ id }) => id), ...checked.postings])
  const named = new Set(checked.weighings.flat())
  const wrong = {
    missedTampered: [...planted.tampered].filter((id) => !found.has(id)),
    falselyTampered: [...found].filter((id) => !planted.tampered.has(id)),
    missedMistyped: [...planted.mistyped].filter((id) => !named.has(id)),
    // A finding names weighings of which one is wrong.
    falselyMistyped: checked.weighings.filter((ids) => !ids.some((id) => planted.mistyped.has(id))),
  }
  if (Object.values(wrong).some((all) => all.length > 0))
    throw new Error(`the audit missed or made up: ${JSON.stringify(wrong).slice(0, 2_000)}`)
}

/** A history in which 500 records or postings are tampered with and 500 weighings mistyped, audited in a process of its own. */
export const auditSection: WholeSection = async ({ scale, say }) => {
  const folder = join(rootFolder, '.fibula', 'bench', 'audit')
  mkdirSync(folder, { recursive: true })
  try {
    const events = Math.max(20_000, Math.round(1_000_000 * scale))
    const planted = plant(pathsIn(folder), events, 500, Math.min(500, Math.floor(events / 400)))
    say(
      `${planted.events} events and ${planted.movements} movements written; ${planted.tampered.size} tampered, ${planted.mistyped.size} mistyped`,
    )
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--max-old-space-size=700', join(import.meta.dirname, 'check.ts'), folder],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    )
    if (status !== 0) throw new Error(`the audit failed: ${stderr}`)
    const checked = JSON.parse(stdout) as Checked
    compareFound(planted, checked)
    say(`all found, none made up, in ${checked.seconds.toFixed(1)} s (${checked.cpuSeconds.toFixed(1)} s of CPU)`)
    const limits = checked.limits.map(
      ({ what, halfWidthsMicrograms, limitMicrograms }) =>
        `${what} on scales of ${halfWidthsMicrograms.map((width) => `${width / 1_000} mg`).join(' and ')}: ${limitMicrograms / 1_000} mg`,
    )
    const common = { by: 'itself', better: 'less' } as const
    return {
      figures: [
        {
          ...{
            ...common,
            what: `audit of ${planted.events} events: time`,
            unit: 's',
            subject: [checked.seconds],
            bound: 60,
          },
          note: `${planted.tampered.size} tampered records and postings and ${planted.mistyped.size} mistyped weighings planted, all found, none made up; a weighing is surely found when it is off by more than: ${limits.join('; ')}; of a count by twice what all weighings since the last one can explain`,
        },
        { ...common, what: 'the same: CPU', unit: 's', subject: [checked.cpuSeconds] },
        { ...common, what: 'the same: memory, at most', unit: 'MB', subject: [checked.megabytes], bound: 1_000 },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
