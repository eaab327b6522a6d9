export { type TestDatabase, type TestDatabaseOptions, testDatabase, testServerUrl } from './database.ts'
export { given } from './decider.ts'
export { folderHash } from './folder-hash.ts'
export { until } from './until.ts'
