import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Platform, startPlatform } from '@fibula/local-infra'
import { tellStory } from '@fibula/story'
import { timeOrderedId } from '../lab/id.ts'
import { rootFolder } from '../lab/root.ts'
import { sendReceipts } from '../receipts/load.ts'
import { clerk, receiptBody } from '../receipts/receipt.ts'
import { registerSupplier } from '../receipts/supplier.ts'
import type { Figure } from '../report/figure.ts'
import type { WholeSection } from '../report/section.ts'
import { residentMb } from './resident.ts'

const engines = new Set(['postgres', 'kafka'])

const sample = async (platform: Platform): Promise<Map<string, number>> => {
  const found = new Map<string, number>()
  for (const { name, pid } of platform.processes()) {
    const mb = engines.has(name) || pid === undefined ? undefined : await residentMb(pid)
    if (mb !== undefined) found.set(name, mb)
  }
  return found
}

/** The highest of each process while the work goes on. */
const highestDuring = async (platform: Platform, work: Promise<unknown>): Promise<Map<string, number>> => {
  const highest = new Map<string, number>()
  let working = true
  const done = work.finally(() => {
    working = false
  })
  while (working) {
    for (const [name, mb] of await sample(platform)) highest.set(name, Math.max(mb, highest.get(name) ?? 0))
    await Promise.race([pause(200), done.catch(() => {})])
  }
  await done
  return highest
}

/** The whole story through all services, and receipts as fast as they go. */
const loadOf = async (platform: Platform, scale: number): Promise<void> => {
  const { token } = (await (await fetch(`${platform.issuerUrl}/tokens/${clerk}`)).json()) as { token: string }
  const sourcing = `${platform.gatewayUrl}/api/sourcing`
  const supplierId = await registerSupplier(sourcing, token)
  await tellStory({ gatewayUrl: platform.gatewayUrl ?? '', seed: 'bench', scale })
  await sendReceipts({
    url: `${sourcing}/receipts`,
    token,
    body: JSON.stringify(receiptBody(supplierId)),
    prefix: timeOrderedId(),
    seconds: Math.ceil(15 * scale),
    clients: 16,
  })
}

export const memory: WholeSection = async ({ runs, scale, say }) => {
  const idle = new Map<string, number[]>()
  const busy = new Map<string, number[]>()
  const keep = (into: Map<string, number[]>, found: Map<string, number>): void => {
    for (const [name, mb] of found) into.set(name, [...(into.get(name) ?? []), mb])
  }
  for (let index = 0; index < runs; index++) {
    const platform = await startPlatform({
      folder: join(rootFolder, '.fibula', 'bench', 'platform'),
      cache: join(rootFolder, '.fibula', 'cache'),
      fresh: true,
      ports: 'any',
    })
    try {
      await pause(3_000)
      keep(idle, await sample(platform))
      keep(busy, await highestDuring(platform, loadOf(platform, scale)))
    } finally {
      await platform.stop()
    }
    const told = [...busy].map(([name, values]) => `${name} ${Math.round(values.at(-1) ?? 0)}`)
    say(`run ${index + 1}: highest MB under load: ${told.join(', ')}`)
  }
  if (idle.size === 0) return { figures: [], notRun: ['memory: not run: neither /proc nor ps tells it here'] }
  const common = { unit: 'MB', by: 'itself', better: 'less', aim: 150, bound: 250 } as const
  const figures = [...idle].flatMap(([name, values]): Figure[] => [
    { ...common, what: `resident memory of ${name}, idle`, subject: values },
    { ...common, what: `resident memory of ${name}, highest under load`, subject: busy.get(name) ?? [] },
  ])
  const [first, ...rest] = figures
  const note =
    'idle: 3 s after the start; under load: the story, then receipts through the gateway as fast as 16 clients get answers'
  return { figures: first ? [{ ...first, note }, ...rest] : [] }
}
