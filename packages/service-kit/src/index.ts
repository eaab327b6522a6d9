export { quantities } from '@fibula/contracts'
export { newId } from '@fibula/store'
export { column, heading } from '@fibula/tables'
export { createApp } from './app.ts'
export { type Authenticate, localKeys, remoteKeys, verifyTokens } from './auth.ts'
export { asFacts, type DomainChange, type Journal, runCommand, runRepeatable, type UseCase } from './command.ts'
export type { MediaPlace } from './config.ts'
export { type LedgerDeps, ledgerRoutes } from './ledger/routes.ts'
export { openApiOf } from './openapi.ts'
export { idCursor, page, pageOf, pageQuery, readCursor } from './page.ts'
export { HttpProblem, type ProblemText, problems } from './problem.ts'
export * from './route.ts'
export {
  type RunningService,
  type ServiceContext,
  type ServiceDefinition,
  type ServiceParts,
  type StartOptions,
  startService,
} from './service.ts'
export type { Upload } from './upload.ts'
