// `npm run check`: everything that can be wrong without running a test. Each check is a Turbo task, so that what has not changed costs nothing.
// Arguments go to Turbo: `npm run check -- --filter=@fibula/store`, `npm run check -- --force`.
import { runTasks } from './turbo.ts'

/** Checks of the whole house are tasks of the root; `typecheck` is one task per package. */
const CHECKS = ['lint', 'typecheck', 'deps', 'dead', 'catalog', 'docs:check', 'selftest']

const { status, outcomes } = await runTasks([
  ...CHECKS,
  '--concurrency=2',
  '--output-logs=new-only',
  ...process.argv.slice(2),
])

const checks = outcomes.filter(({ taskId }) => CHECKS.includes(taskId.slice(taskId.lastIndexOf('#') + 1)))
const failed = outcomes.filter(({ exitCode }) => exitCode !== 0)
const fresh = checks.filter(({ cached }) => !cached)
console.log(`\nChecks: ${checks.length - fresh.length} unchanged since they last passed, ${fresh.length} run now:`)
for (const { taskId, exitCode, milliseconds } of fresh)
  console.log(`  ${exitCode === 0 ? 'passed' : 'FAILED'}  ${taskId.padEnd(36)} ${(milliseconds / 1000).toFixed(1)} s`)
for (const { taskId } of failed.filter((outcome) => !checks.includes(outcome)))
  console.log(`  FAILED  ${taskId} (needed by a check)`)
if (status !== 0 && failed.length === 0) console.log('  FAILED  Turbo itself: see above')

const failures = failed.length > 0 ? failed.length : status === 0 ? 0 : 1
console.log(`\n${checks.filter(({ exitCode }) => exitCode === 0).length} passed, ${failures} failed`)
process.exit(failures === 0 ? 0 : 1)
