import { join } from 'node:path'
import { startPlatform } from '@fibula/local-infra'
import pg from 'pg'
import { atRate, tightly } from '../lab/clock.ts'
import { timeOrderedId } from '../lab/id.ts'
import { rootFolder } from '../lab/root.ts'
import { clerk, receiptBody } from '../receipts/receipt.ts'
import { registerSupplier } from '../receipts/supplier.ts'
import { percentile } from '../report/figure.ts'
import type { WholeSection } from '../report/section.ts'

const perSecond = 5

/** Through the gateway, as a person's request goes, on a whole platform. */
export const command: WholeSection = async ({ runs, scale, say }) => {
  const platform = await startPlatform({
    folder: join(rootFolder, '.fibula', 'bench', 'platform'),
    cache: join(rootFolder, '.fibula', 'cache'),
    fresh: true,
    ports: 'any',
  })
  const database = new pg.Pool({ connectionString: platform.databaseUrls.traceability, max: 4 })
  try {
    const { token } = (await (await fetch(`${platform.issuerUrl}/tokens/${clerk}`)).json()) as { token: string }
    const sourcing = `${platform.gatewayUrl}/api/sourcing`
    const supplierId = await registerSupplier(sourcing, token)
    const visible = async (lotId: string): Promise<boolean> => {
      const { rowCount } = await database.query({
        name: 'visible',
        text: 'SELECT 1 FROM edge WHERE to_id = $1',
        values: [lotId],
      })
      return rowCount === 1
    }
    const one = async (): Promise<{ fromAnswer: number; fromRequest: number }> => {
      const lotId = timeOrderedId()
      const sent = performance.now()
      const response = await fetch(`${sourcing}/receipts`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': lotId },
        body: JSON.stringify({ ...receiptBody(supplierId), lotId }),
      })
      if (response.status !== 201) throw new Error(`a receipt was refused: ${await response.text()}`)
      await response.arrayBuffer()
      const accepted = performance.now()
      await tightly(() => visible(lotId), 'a lot in traceability')
      const now = performance.now()
      return { fromAnswer: now - accepted, fromRequest: now - sent }
    }
    say('warming up')
    await atRate(20, 100, async () => void (await one()))
    const count = Math.max(20, Math.round(perSecond * 60 * scale))
    const found = { fromAnswer: [] as number[][], fromRequest: [] as number[][] }
    for (let index = 0; index < runs; index++) {
      const samples: Awaited<ReturnType<typeof one>>[] = []
      await atRate(perSecond, count, async () => void samples.push(await one()))
      found.fromAnswer.push(samples.map((sample) => sample.fromAnswer))
      found.fromRequest.push(samples.map((sample) => sample.fromRequest))
      const answers = found.fromAnswer[index] ?? []
      say(
        `run ${index + 1}: p50 ${percentile(answers, 0.5).toFixed(1)} ms, p99 ${percentile(answers, 0.99).toFixed(1)} ms`,
      )
    }
    const of = (values: readonly number[][], share: number): number[] => values.map((each) => percentile(each, share))
    const log = platform.transport === 'kafka' ? 'Kafka' : 'the embedded event log (no Kafka here)'
    const common = { unit: 'ms', by: 'itself', better: 'less' } as const
    return {
      figures: [
        {
          ...common,
          what: 'accepted command to visible in traceability, p50',
          subject: of(found.fromAnswer, 0.5),
          aim: 25,
          note: `${count} receipts a run through the gateway, ${perSecond}/s, on ${log}; from the answer 201 until a reader of the database of traceability that asks without rest sees the edge into the lot`,
        },
        {
          ...common,
          what: 'accepted command to visible in traceability, p99',
          subject: of(found.fromAnswer, 0.99),
          aim: 100,
        },
        { ...common, what: 'the same from sending the request, p50', subject: of(found.fromRequest, 0.5) },
        { ...common, what: 'the same from sending the request, p99', subject: of(found.fromRequest, 0.99) },
      ],
    }
  } finally {
    await database.end()
    await platform.stop()
  }
}
