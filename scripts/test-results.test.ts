import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readResult } from './test-results.ts'

const folder = mkdtempSync(join(tmpdir(), 'fibula-results-'))
after(() => rmSync(folder, { recursive: true }))

const read = (report: unknown) => {
  const file = join(folder, 'test-results.json')
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report))
  const { passed, failed, notRun } = readResult('a package', file)
  return { passed, failed, notRun: notRun.length }
}

const spec = (status: string, ...tests: string[]) => ({
  name: 'a.spec.ts',
  status,
  assertionResults: tests.map((each) => ({ status: each, fullName: each })),
})

test('counts what passed and what failed', () => {
  const report = {
    success: false,
    testResults: [spec('passed', 'passed', 'passed'), spec('failed', 'passed', 'failed')],
  }
  assert.deepEqual(read(report), { passed: 3, failed: 1, notRun: 0 })
})

test('tells tests that did not run from tests that passed', () => {
  const report = { success: true, testResults: [spec('passed', 'passed', 'skipped', 'pending', 'todo')] }
  assert.deepEqual(read(report), { passed: 1, failed: 0, notRun: 3 })
})

test('a file that did not load is a failure, although none of its tests failed', () => {
  const report = { success: false, testResults: [spec('failed'), spec('passed', 'passed')] }
  assert.deepEqual(read(report), { passed: 1, failed: 1, notRun: 0 })
})

test('an error outside of the tests is a failure, although all of them passed', () => {
  const report = { success: false, testResults: [spec('passed', 'passed')] }
  assert.deepEqual(read(report), { passed: 1, failed: 1, notRun: 0 })
})

test('no tests, half a report and no report are failures', () => {
  assert.deepEqual(read({ success: true, testResults: [] }), { passed: 0, failed: 1, notRun: 0 })
  assert.deepEqual(read('{"success": tr'), { passed: 0, failed: 1, notRun: 0 })
  assert.equal(readResult('a package', join(folder, 'none.json')).failed, 1)
})
