/** A file that is planted to see whether a rule speaks. `#` in its name is replaced by a number. */
export type Probe = {
  from: string
  imports: string
  typesOnly?: boolean
  /** The rule that must speak; undefined where none may. */
  breaks?: string
}

const breaks = (rule: string, from: string, ...imports: string[]): Probe[] =>
  imports.map((each) => ({ from, imports: each, breaks: rule }))

const fine = (from: string, ...imports: string[]): Probe[] => imports.map((each) => ({ from, imports: each }))

const typesFine = (from: string, ...imports: string[]): Probe[] =>
  imports.map((each) => ({ from, imports: each, typesOnly: true }))

const layer = (folder: string) => `services/sales/src/${folder}/#.ts`

/** What a layer may not import, whoever it is: written down apart from the lists in places.ts, so that a slip there is noticed. */
export const probes: Probe[] = [
  ...breaks('kernel', 'packages/kernel/src/#.ts', 'node:fs', 'zod', '@fibula/contracts'),
  ...breaks('kernel-tests', 'packages/kernel/src/#.spec.ts', '@fibula/contracts', 'kafkajs'),
  ...fine('packages/kernel/src/#.spec.ts', 'vitest', 'fast-check', '@fibula/testing', './target.ts'),
  ...breaks('contracts', 'packages/contracts/src/#.ts', 'node:fs', '@fibula/store', 'kafkajs', 'pg'),
  ...fine('packages/contracts/src/#.ts', '@fibula/kernel', 'zod'),
  ...breaks('contracts-docs', 'packages/contracts/src/docs/#.ts', 'pg', '@fibula/store'),
  ...breaks('contracts-tests', 'packages/contracts/src/#.spec.ts', 'kafkajs', '@fibula/store'),
  ...breaks('transport', 'packages/transport/src/#.ts', 'kafkajs', 'pg', '@fibula/contracts'),
  ...breaks(
    'transport-tests',
    'packages/transport/src/#.suite.ts',
    '@fibula/transport-kafka',
    '@fibula/transport-postgres',
    'kafkajs',
  ),
  ...breaks('transport-kafka', 'packages/transport-kafka/src/#.ts', 'pg', '@fibula/contracts', '@fibula/store'),
  ...fine('packages/transport-kafka/src/#.ts', 'kafkajs', '@fibula/transport', 'node:crypto'),
  ...breaks('transport-kafka-tests', 'packages/transport-kafka/src/#.int.spec.ts', 'pg', '@fibula/store'),
  ...breaks(
    'transport-postgres',
    'packages/transport-postgres/src/#.ts',
    'kafkajs',
    '@fibula/transport-kafka',
    '@fibula/store',
  ),
  ...breaks('transport-postgres-tests', 'packages/transport-postgres/src/#.spec.ts', 'kafkajs'),
  ...breaks('store', 'packages/store/src/#.ts', 'kafkajs', 'express', '@fibula/service-kit', '@fibula/transport-kafka'),
  ...breaks('store-tests', 'packages/store/src/#.spec.ts', 'kafkajs', '@fibula/transport-kafka'),
  ...breaks(
    'service-kit',
    'packages/service-kit/src/#.ts',
    'kafkajs',
    '@opentelemetry/sdk-trace',
    '@fibula/transport-kafka',
    '@fibula/local-infra',
  ),
  ...breaks('service-kit-telemetry', 'packages/service-kit/src/telemetry/#.ts', 'express', '@fibula/store'),
  ...breaks('service-kit-tests', 'packages/service-kit/src/#.spec.ts', 'kafkajs', '@fibula/transport-postgres'),
  ...breaks('local-infra', 'packages/local-infra/src/#.ts', '@fibula/store', '@fibula/contracts', 'express'),
  ...breaks('local-infra-prepare', 'packages/local-infra/src/prepare/#.ts', '@fibula/contracts', 'kafkajs', 'express'),
  ...breaks('local-infra-tests', 'packages/local-infra/src/#.spec.ts', '@fibula/store'),
  ...breaks('testing', 'packages/testing/src/#.ts', '@fibula/kernel', '@fibula/store', 'kafkajs'),
  ...breaks('other-package-tests', 'packages/testing/src/#.spec.ts', '@fibula/store', 'kafkajs'),
  ...breaks('story', 'packages/story/src/#.ts', '@fibula/contracts', '@fibula/store', 'pg', 'kafkajs'),
  ...breaks('story-tests', 'packages/story/src/#.e2e.spec.ts', '@fibula/store', 'pg'),
  ...breaks('bench', 'packages/bench/src/#.ts', '@fibula/service-kit', 'express'),
  ...fine('packages/bench/src/#.ts', 'kafkajs', 'pg', '@fibula/transport-kafka'),

  ...breaks(
    'service-domain',
    layer('domain'),
    'node:fs',
    'node:crypto',
    'zod',
    'pg',
    'uuid',
    '@fibula/contracts',
    '@fibula/store',
    '@fibula/service-kit',
  ),
  ...breaks(
    'service-domain',
    layer('domain'),
    '../app/target.ts',
    '../store/target.ts',
    '../http/target.ts',
    '../events/target.ts',
    '../service.ts',
  ),
  { from: layer('domain'), imports: '@fibula/contracts', typesOnly: true, breaks: 'service-domain' },
  ...fine(layer('domain'), './target.ts', '@fibula/kernel'),
  ...breaks('service-domain-tests', 'services/sales/src/domain/#.spec.ts', 'pg', '../store/target.ts'),
  ...breaks(
    'service-app',
    layer('app'),
    'pg',
    'node:fs',
    'express',
    '@fibula/contracts',
    '@prisma/client',
    '../store/target.ts',
    '../http/target.ts',
    '../events/target.ts',
  ),
  ...breaks('service-app-types-only', layer('app'), '@fibula/store'),
  ...typesFine(layer('app'), '@fibula/store'),
  ...fine(layer('app'), './target.ts', '../domain/target.ts', '@fibula/kernel'),
  ...breaks(
    'service-store',
    layer('store'),
    'kafkajs',
    'express',
    '@fibula/service-kit',
    '@fibula/contracts',
    '../http/target.ts',
    '../events/target.ts',
    '../service.ts',
  ),
  ...breaks('service-store-types-only', layer('store'), '../app/target.ts'),
  ...fine(layer('store'), 'pg', '@prisma/client', '@fibula/store', '../domain/target.ts'),
  ...typesFine(layer('store'), '../app/target.ts'),
  ...breaks(
    'service-events',
    layer('events'),
    'pg',
    'kafkajs',
    '@fibula/transport',
    '@fibula/service-kit',
    '../store/target.ts',
    '../http/target.ts',
  ),
  ...breaks('service-events-types-only', layer('events'), '@fibula/store'),
  ...fine(layer('events'), '../app/target.ts', '../domain/target.ts', '@fibula/contracts'),
  ...breaks(
    'service-http',
    layer('http'),
    'pg',
    '@prisma/client',
    '@fibula/store',
    '@fibula/transport',
    'express',
    '../store/target.ts',
    '../events/target.ts',
  ),
  ...fine(layer('http'), '../app/target.ts', '@fibula/service-kit', 'zod'),
  ...breaks(
    'service-wiring',
    'services/sales/src/service.ts',
    '@fibula/transport-kafka',
    '@fibula/transport-postgres',
    'kafkajs',
    'pg',
  ),
  ...breaks('service-main', 'services/sales/src/main.ts', 'kafkajs', 'pg', './domain/target.ts', './store/target.ts'),
  ...breaks(
    'service-tests',
    'services/sales/src/#.int.spec.ts',
    '@fibula/transport-kafka',
    'kafkajs',
    '@fibula/local-infra',
  ),
  ...fine('services/sales/test/#.int.spec.ts', '../src/service.ts', '@fibula/transport', '@fibula/testing', 'pg'),
  ...breaks(
    'web',
    'services/web/src/#.ts',
    'pg',
    'kafkajs',
    '@fibula/store',
    '@fibula/transport-kafka',
    '@fibula/transport-postgres',
  ),
  ...breaks('web-main', 'services/web/src/main.ts', 'pg', 'kafkajs', '@fibula/store'),

  // No service imports another, no package imports a service, and nobody goes around an exports map.
  ...breaks('service-store', layer('store'), '../../../sourcing/src/store/target.ts'),
  ...breaks('service-wiring', 'services/sales/src/service.ts', '../../sourcing/src/service.ts'),
  ...breaks('service-kit', 'packages/service-kit/src/#.ts', '../../../services/sales/src/service.ts'),
  ...breaks('by-the-front-door', layer('domain'), '../../../../packages/kernel/src/target.ts'),
  ...breaks('by-the-front-door', 'packages/store/src/#.ts', '../../contracts/src/target.ts'),
  ...breaks('tests-stay-apart', layer('app'), '@fibula/testing'),
  ...breaks('tests-stay-apart', 'packages/transport/src/#.ts', './conformance.suite.ts'),
  ...breaks('declared', layer('store'), 'not-installed', '@fibula/kernel/src/target.ts'),
  ...breaks('in-a-place', 'packages/unheard-of/src/#.ts', 'node:fs'),
  ...breaks('in-a-place', 'services/sales/src/elsewhere/#.ts', 'node:fs'),
  { from: 'services/sales/src/http/circle.ts', imports: './circle.ts', breaks: 'no-circle' },
]
