import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of vitest's JSON report that is read here. */
type Report = {
  success: boolean
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

export type PackageResult = {
  name: string
  passed: number
  failed: number
  /** What failed, by name. Names a file that could not even be loaded, too. */
  failures: string[]
  /** Full names of tests that did not run. */
  notRun: string[]
}

const nothing = (name: string, failure: string): PackageResult => ({
  name,
  passed: 0,
  failed: 1,
  failures: [failure],
  notRun: [],
})

/** Counts what a package reported. No report, an unreadable one, an empty one and a file that did not load are failures, each counted as one. */
export const readResult = (name: string, file: string): PackageResult => {
  if (!existsSync(file)) return nothing(name, 'gave no result: it ended before its tests did')
  let report: Report
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch (error) {
    return nothing(name, `its result cannot be read: ${(error as Error).message}`)
  }

  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const failures = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
  for (const { name: specFile, status, assertionResults } of report.testResults)
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
      failures.push(`${specFile} as a whole`)

  const passed = tests.filter(({ status }) => status === 'passed').length
  const notRun = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName)
  if (passed + failures.length + notRun.length === 0) failures.push('has no tests')
  if (!report.success && failures.length === 0)
    failures.push('failed outside of its tests (an error that no test caught)')
  return { name, passed, failed: failures.length, failures, notRun }
}

export const resultFile = (root: string, directory: string) => join(root, directory, 'test-results.json')
