export { quantities } from '@fibula/contracts'
export { v7 as newId } from 'uuid'
export { createApp } from './app.ts'
export { type Authenticate, localKeys, remoteKeys, verifyTokens } from './auth.ts'
export { type DomainChange, type Journal, runCommand, type UseCase } from './command.ts'
export { openApiOf } from './openapi.ts'
export { page, pageOf, pageQuery, readCursor } from './page.ts'
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
