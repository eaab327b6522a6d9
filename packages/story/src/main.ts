import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { storyClient } from './client.ts'
import { writeGoldenSummary } from './golden.ts'
import { summaryOf } from './summary.ts'
import { tellStory } from './tell.ts'
import type { Counted } from './told.ts'
import { wayBack } from './way-back.ts'

const help = `npm run story -- [--gateway http://localhost:8080] [--seed souss] [--scale 1] [--final-state FILE]

Plays a month in the Souss over HTTP on the running platform (npm start): two cooperatives, five workshops, a federation's
marketing and two shops. The same seed and scale tell the same story; told again, it changes nothing.
--scale 0.1 tells a tenth of it. --write-golden puts the summary of this telling into the README, where a test compares it (npm start -- --fresh before).
--final-state writes what all services show afterwards, in an order of its own.`

const { values } = parseArgs({
  options: {
    gateway: { type: 'string', default: process.env.FIBULA_URL ?? 'http://localhost:8080' },
    seed: { type: 'string', default: 'souss' },
    scale: { type: 'string', default: '1' },
    'final-state': { type: 'string' },
    'write-golden': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const show = (counts: Readonly<Record<Counted, number>>): string =>
  `receipts ${counts.receipts}, pieces ${counts.pieces}, published ${counts.published}, sales ${counts.sales}, returns ${counts.returns}`

const tell = async (): Promise<void> => {
  const scale = Number(values.scale)
  if (!(scale > 0 && scale <= 100)) throw new Error(`--scale must be above 0 and at most 100, and is ${values.scale}`)
  let shownAt = 0
  console.log(`Telling the story "${values.seed}" at scale ${scale} to ${values.gateway}`)
  const story = await tellStory({
    gatewayUrl: values.gateway,
    seed: values.seed,
    scale,
    onProgress: (counts, plan) => {
      if (Date.now() - shownAt < 1_000) return
      shownAt = Date.now()
      const all = plan.lanes.reduce(
        (sum, lane) => sum + lane.orders.reduce((pieces, order) => pieces + order.pieces.length, 0),
        0,
      )
      console.log(`  ${String(Math.round((100 * counts.pieces) / all)).padStart(3)} %  ${show(counts)}`)
    },
  })
  console.log(
    `Told in ${story.seconds.toFixed(1)} s: ${show(story.counts)}, 1 delivery rejected; ${story.requests.requests} requests, ${story.requests.retries} repeated.`,
  )
  if (values['final-state'] !== undefined) {
    writeFileSync(values['final-state'], await story.finalState())
    console.log(`What all services show now is in ${values['final-state']}.`)
  }
  const sold = story.plan.lanes
    .flatMap(({ orders }) => orders.flatMap(({ pieces }) => pieces))
    .find(({ sale }) => sale && !sale.returned)
  if (!sold) return
  await story.settled()
  const summary = summaryOf(await story.finalState())
  console.log(`\n${summary}`)
  if (values['write-golden']) writeGoldenSummary(summary)
  console.log('The way of one sold piece back to its suppliers:\n')
  const client = storyClient({ gatewayUrl: values.gateway, telling: 'way-back' })
  for (const line of await wayBack(client, sold.pieceId)) console.log(line)
}

if (values.help) console.log(help)
else
  await tell().catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
