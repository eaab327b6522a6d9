import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { timeOrderedId } from '../lab/id.ts'
import { rootFolder } from '../lab/root.ts'
import { clerk, receiptBody } from '../receipts/receipt.ts'
import { registerSupplier } from '../receipts/supplier.ts'
import type { WholeSection } from '../report/section.ts'

/** `npm start` in a folder without data, until a receipt is accepted; seconds. Undefined: it ended, with what it said. */
const startOnce = async (
  args: readonly string[],
): Promise<{ seconds: number; withKafka: boolean } | { said: string }> => {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [
      join(rootFolder, 'scripts', 'run.mjs'),
      'start',
      '--fresh',
      '--folder',
      join(rootFolder, '.fibula', 'bench', 'start'),
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], cwd: rootFolder, env: { ...process.env } },
  )
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2_000)
  })
  const ended = once(child, 'exit')
  try {
    const { gatewayUrl, withKafka } = await launched(child.stdout)
    if (gatewayUrl === undefined) {
      await ended
      return { said }
    }
    const { token } = (await (await fetch(`${gatewayUrl}/dev/tokens/${clerk}`)).json()) as { token: string }
    const sourcing = `${gatewayUrl}/api/sourcing`
    const supplierId = await registerSupplier(sourcing, token)
    const response = await fetch(`${sourcing}/receipts`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': timeOrderedId(),
      },
      body: JSON.stringify(receiptBody(supplierId)),
    })
    if (response.status !== 201) throw new Error(`the first receipt was refused: ${await response.text()}`)
    return { seconds: (performance.now() - began) / 1_000, withKafka }
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

/** What the launcher prints: the address of its start page, undefined when it ends before, and whether a broker answered. */
const launched = async (
  out: NodeJS.ReadableStream,
): Promise<{ gatewayUrl: string | undefined; withKafka: boolean }> => {
  let withKafka = false
  let gatewayUrl: string | undefined
  for await (const line of createInterface({ input: out })) {
    withKafka ||= line.includes('Kafka answers on')
    gatewayUrl = /Start page\s+(http\S+?)\/?$/.exec(line)?.[1]
    if (gatewayUrl !== undefined) break
  }
  out.resume()
  return { gatewayUrl, withKafka }
}

const ways = [
  { name: 'on the embedded event log', args: ['--kafka', 'embedded-log'], kafka: false, aim: 10 },
  { name: 'on Kafka', args: [], kafka: true, aim: 20 },
]

export const start: WholeSection = async ({ runs, say }) => {
  const found = new Map(ways.map(({ name }) => [name, [] as number[]]))
  const notRun: string[] = []
  for (let index = 0; index < runs; index++)
    for (const { name, args, kafka } of ways) {
      const outcome = await startOnce(args)
      if ('said' in outcome) {
        notRun.push(`npm start ${name}: it ended by itself: ${outcome.said.trim().split('\n').at(-1)}`)
        continue
      }
      if (outcome.withKafka !== kafka) {
        notRun.push(`npm start ${name}: not run: there is no Kafka here (Docker, or Java 17 and Maven)`)
        continue
      }
      found.get(name)?.push(outcome.seconds)
      say(`run ${index + 1}: ${name} ${outcome.seconds.toFixed(1)} s`)
    }
  return {
    figures: ways.flatMap(({ name, aim }) => {
      const subject = found.get(name) ?? []
      return subject.length === 0
        ? []
        : [
            {
              what: `npm start, installed, to the first receipt accepted, ${name}`,
              unit: 's',
              subject,
              by: 'itself',
              better: 'less',
              aim,
            } as const,
          ]
    }),
    notRun: [...new Set(notRun)],
  }
}
