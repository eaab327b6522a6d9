import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findProgram, run } from '../lab/program.ts'

export interface LoadOptions {
  readonly url: string
  readonly token: string
  readonly body: string
  /** Of the idempotency keys; new for every run. */
  readonly prefix: string
  readonly seconds: number
  readonly clients: number
  /** Of the requests, in turns; without them `url` says all. */
  readonly paths?: readonly string[]
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

export const loadGenerator = (): string =>
  findProgram('wrk')
    ? 'wrk'
    : 'a Node client in its own process (wrk is not on the PATH; it would take less of the cores)'

/** Sends receipts, or what else the body is, from a process of its own; answers how many per second were accepted. Every one must be. */
export const sendReceipts = async (options: LoadOptions): Promise<number> => {
  const { url, token, body, prefix, seconds, clients, paths } = options
  const wrk = findProgram('wrk')
  const folder = mkdtempSync(join(tmpdir(), 'fibula-load-'))
  const list = join(folder, 'paths')
  if (paths) writeFileSync(list, `${paths.join('\n')}\n`)
  const said = [prefix, token, body, ...(paths ? [list] : [])]
  const out = await (wrk
    ? run(wrk, ['-t1', `-c${clients}`, `-d${seconds}s`, '-s', file('load.lua'), url, '--', ...said])
    : run(process.execPath, [file('load-client.ts'), JSON.stringify(options)])
  ).finally(() => rmSync(folder, { recursive: true, force: true }))
  const [, requests, microseconds, failed] = /RESULT (\d+) (\d+) (\d+)/.exec(out) ?? []
  if (requests === undefined) throw new Error(`the load generator said nothing:\n${out}`)
  if (failed !== '0') throw new Error(`${failed} of ${requests} requests were not accepted`)
  return Number(requests) / (Number(microseconds) / 1e6)
}
