// `npm test`: starts PostgreSQL and Kafka once, runs the tests of every package against them, and sums what the packages report.
// Arguments go to Turbo: `npm test -- --filter=@fibula/store`.
import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type PackageResult, readResult, resultFile } from './test-results.ts'
import { plannedTasks, root, runTurbo } from './turbo.ts'

type TestInfra = { env: Record<string, string>; notes: string[]; stop(): Promise<void> }
type LocalInfra = {
  startTestInfra(): Promise<TestInfra>
  findBrowser(options: { say: (line: string) => void }): Promise<{ env: Record<string, string>; note: string }>
}

const inCi = (process.env.CI ?? '') !== '' && process.env.CI !== 'false'

/** Servers are started only where a package in question has tests that need one. */
const needServers = (directories: string[]) =>
  directories.some(
    (directory) => globSync('{src,test,e2e}/**/*.{int,e2e}.spec.ts', { cwd: join(root, directory) }).length > 0,
  )

/** A browser is looked for only where a package in question tests screens. */
const needBrowser = (directories: string[]) =>
  directories.some((directory) => globSync('e2e/**/*.e2e.spec.ts', { cwd: join(root, directory) }).length > 0)

// By path, not as a dependency of the root: Turbo would take it for an input of every task.
const localInfra = async () => (await import('../packages/local-infra/src/index.ts')) as LocalInfra

const print = ({ name, passed, failed, failures, notRun }: PackageResult) => {
  const counts = [
    `${passed} passed`,
    failed > 0 ? `${failed} FAILED` : '',
    notRun.length > 0 ? `${notRun.length} not run` : '',
  ]
  console.log(`  ${name.padEnd(28)} ${counts.filter(Boolean).join(', ')}`)
  for (const failure of failures) console.log(`      FAILED   ${failure}`)
  for (const test of notRun) console.log(`      not run  ${test}`)
}

// Whatever ends this early is a failure, and says so in the words that the last line always has.
process.on('uncaughtException', (error) => {
  console.error(error.message.startsWith('Turbo ') ? error.message : error)
  console.log('\n0 passed, 1 failed')
  process.exit(1)
})

const args = process.argv.slice(2)
const tasks = (await plannedTasks(['test', ...args])).filter(({ task }) => task === 'test')
for (const { directory } of tasks) rmSync(resultFile(root, directory), { force: true })

// Asked to stop while the servers start: they are stopped in order as soon as they can be.
let asked = false
const ask = () => {
  asked = true
}
process.on('SIGINT', ask).on('SIGTERM', ask)
process.stdin.on('close', ask).resume()

const directories = tasks.map(({ directory }) => directory)
const servers = needServers(directories) ? await (await localInfra()).startTestInfra() : undefined
const say = (line: string) => console.log(`fibula: ${line}`)
const browser =
  needBrowser(directories) && !asked
    ? await (await localInfra()).findBrowser({ say }).catch(async (error: unknown) => {
        await servers?.stop()
        throw error
      })
    : undefined
const notes = [...(servers?.notes ?? []), ...(browser ? [browser.note] : [])]
for (const note of notes) say(note)

let turbo: { status: number }
try {
  if (asked) throw new Error('stopped before the tests began')
  turbo = await runTurbo(['test', '--concurrency=2', '--continue', ...args], {
    env: { ...servers?.env, ...browser?.env },
  })
} finally {
  await servers?.stop()
}

const results = tasks.map((task) => readResult(task.package, resultFile(root, task.directory)))
console.log('\nTests by package:')
for (const result of results) print(result)

const problems: string[] = []
const notRun = results.reduce((sum, result) => sum + result.notRun.length, 0)
const failedTests = results.reduce((sum, result) => sum + result.failed, 0)
if (results.length === 0) problems.push('no package matches: nothing was tested')
if (inCi && servers && !servers.env.TEST_KAFKA_BROKERS) problems.push('no Kafka broker: CI=true does not do without')
if (inCi && browser && !browser.env.CHROMIUM_PATH) problems.push('no Chromium: CI=true does not do without')
if (inCi && notRun > 0) problems.push(`${notRun} tests did not run: CI=true accepts none`)
if (turbo.status !== 0 && failedTests === 0)
  problems.push('a test run ended with an error although no test failed: see above')
if (!inCi && notRun > 0)
  console.log(
    `\n${notRun} tests could not run here and prove nothing; the notes at the start say why. CI=true counts them as failures.`,
  )
for (const note of notes) console.log(`  ${note}`)
for (const problem of problems) console.log(`FAILED: ${problem}`)

const failed = failedTests + problems.length
console.log(`\n${results.reduce((sum, result) => sum + result.passed, 0)} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
