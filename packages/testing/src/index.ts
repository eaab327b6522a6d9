export { type TestDatabase, type TestDatabaseOptions, testDatabase, testServerUrl } from './database.ts'
export { given } from './decider.ts'
export { folderHash } from './folder-hash.ts'
export type { HostileSubject } from './hostile/subject.ts'
export { describeHostileInput } from './hostile/suite.ts'
export {
  type CommandHeaders,
  type Exchange,
  expectProblemShape,
  type HttpClient,
  httpClient,
  type Problem,
  type Reply,
} from './http/client.ts'
export { type TestIdentity, type TestPerson, type TokenOptions, testIdentity } from './http/identity.ts'
export { naughtyTexts, oddTexts } from './odd-texts.ts'
export { picture } from './picture.ts'
export { until } from './until.ts'
