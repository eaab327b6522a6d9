import { defineConfig } from 'vitest/config'

/** The one vitest configuration of the house: specs beside the source, results as JSON for the CI summary. */
export const suite = (options: { timeoutMs?: number } = {}) =>
  defineConfig({
    test: {
      include: ['{src,test,app,e2e}/**/*.spec.ts'],
      testTimeout: options.timeoutMs ?? 20_000,
      hookTimeout: options.timeoutMs ?? 60_000,
      pool: 'forks',
      maxWorkers: 2,
      passWithNoTests: false,
      reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
    },
  })
