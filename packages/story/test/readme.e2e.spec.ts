import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type Platform, startPlatform } from '@fibula/local-infra'
import { until } from '@fibula/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { untilSettled } from '../src/settled.ts'

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
const hour = readme.slice(readme.indexOf('## A first hour'), readme.indexOf('## The map of the house'))
const blocks = [...hour.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform({ kafka: process.env.FIBULA_WITHOUT_KAFKA === '1' ? 'embedded-log' : 'java' })
})
afterAll(() => platform.stop())

/** One shell for the whole session, as a reader has it; a block is done when its mark appears. */
const session = (url: string) => {
  const shell = spawn('bash', ['-e', '-o', 'pipefail'], {
    env: { ...process.env, FIBULA: url },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let printed = ''
  let ended = false
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => (printed += String(chunk)))
  shell.on('exit', () => {
    ended = true
  })
  return {
    run: async (block: string, mark: string): Promise<string> => {
      const from = printed.length
      shell.stdin.write(`${block}\necho ${mark}\n`)
      await until(() => ended || printed.slice(from).includes(mark), {
        timeoutMs: 60_000,
        what: `the block ending in ${mark}`,
      })
      const text = printed.slice(from)
      if (ended) throw new Error(`a command of the README failed:\n${block}\n${text}`)
      return text.replace(mark, '')
    },
    end: () => shell.stdin.end(),
  }
}

it('has a first hour that works as it is written', async () => {
  expect(blocks.length).toBeGreaterThan(8)
  const url = platform.gatewayUrl ?? ''
  const shell = session(url)
  const answers: string[] = []
  for (const [index, block] of blocks.entries()) {
    answers.push(await shell.run(block, `--block-${index}-done--`))
    // A reader takes longer than Kafka; a test must wait for it.
    await untilSettled(url, 30_000)
  }
  shell.end()
  const all = answers.join('')
  expect(all).toContain('"effect":"confirmed"')
  expect(all).toContain('"status":"closed"')
  expect(all).toContain('"fine":"72450000000"')
  expect(all).toContain('"code":"piece-sold"')
  expect(answers.at(-1)).toContain('"kind":"received"')
  expect(answers.at(-1)).toContain('sales.piece-sold')
})
