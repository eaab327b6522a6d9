import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { storyClient } from './client.ts'
import { writeGoldenSummary } from './golden.ts'
import { tellStory } from './tell.ts'
import type { Counts } from './told.ts'
import { wayBack } from './way-back.ts'

const help = `npm run story -- [--gateway http://localhost:8080] [--seed souss] [--scale 1] [--final-state FILE]

Tells a month in the Souss over HTTP on the running platform (npm start): two cooperatives, five workshops, a federation's
marketing and two shops, chapter by chapter. The same seed and scale tell the same story; told again, it changes nothing.
--scale 0.1 tells a tenth of its longest chapter, the everyday work; the others stay as they are.
--write-golden puts the summary of this telling into the README, where a test compares it (npm start -- --fresh before).
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

const show = ({ receipts, pieces, published, sales, returns }: Counts): string =>
  `receipts ${receipts}, pieces ${pieces}, published ${published}, sales ${sales}, returns ${returns}`

const tell = async (): Promise<void> => {
  const scale = Number(values.scale)
  if (!(scale > 0 && scale <= 100)) throw new Error(`--scale must be above 0 and at most 100, and is ${values.scale}`)
  let shownAt = Date.now()
  console.log(`Telling the story "${values.seed}" at scale ${scale} to ${values.gateway}`)
  const story = await tellStory({
    gatewayUrl: values.gateway,
    seed: values.seed,
    scale,
    onChapter: (title, number) => console.log(`\n${String(number).padStart(2)}. ${title}`),
    onLine: (line) => console.log(`    ${line}`),
    onProgress: ({ counts, share }) => {
      if (Date.now() - shownAt < 2_000) return
      shownAt = Date.now()
      console.log(`    ${String(Math.round(100 * share)).padStart(3)} %  ${show(counts)}`)
    },
  })
  const { seconds, counts, requests } = story
  console.log(
    `\nTold in ${seconds.toFixed(1)} s: ${show(counts)}; ${requests.requests} requests, ${requests.retries} repeated.`,
  )
  if (values['final-state'] !== undefined) {
    writeFileSync(values['final-state'], await story.finalState())
    console.log(`What all services show now is in ${values['final-state']}.`)
  }
  const summary = await story.summary()
  console.log(`\n${summary}`)
  if (values['write-golden']) writeGoldenSummary(summary)
  console.log('The way of one sold piece back to its suppliers:\n')
  const client = storyClient({ gatewayUrl: values.gateway, telling: 'way-back' })
  for (const line of await wayBack(client, story.shows)) console.log(line)
}

if (values.help) console.log(help)
else
  await tell().catch((error: unknown) => {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
