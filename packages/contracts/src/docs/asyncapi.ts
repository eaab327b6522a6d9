import { readFileSync } from 'node:fs'
import { catalog, partitionsPerTopic, services, topicOf } from '../catalog.ts'
import type { EventContract } from '../event.ts'
import { dataSchema } from './json-schema.ts'

const text = { type: 'string' }
const headers = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_recordedtime',
    'ce_streamversion',
    'ce_dataversion',
    'ce_organisation',
    'ce_person',
    'content-type',
  ],
  properties: {
    ce_specversion: { ...text, const: '1.0' },
    ce_id: { ...text, format: 'uuid', description: 'UUIDv7, unique for ever' },
    ce_type: text,
    ce_source: { ...text, description: 'e.g. /fibula/sourcing' },
    ce_subject: { ...text, format: 'uuid', description: 'The stream, which is the key of the message too' },
    ce_time: { ...text, format: 'date-time', description: 'When it happened' },
    ce_recordedtime: { ...text, format: 'date-time', description: 'When the service recorded it' },
    ce_streamversion: { ...text, pattern: '^[1-9][0-9]*$', description: '1, 2, 3 … per stream, without a gap' },
    ce_dataversion: { ...text, pattern: '^[1-9][0-9]*$', description: 'Version of the shape of the data' },
    ce_organisation: text,
    ce_person: { ...text, description: 'An id, never a name' },
    ce_traceparent: { ...text, description: 'W3C trace context' },
    ce_chainsequence: { ...text, pattern: '^[1-9][0-9]*$' },
    ce_chainhash: { ...text, pattern: '^[0-9a-f]{64}$' },
    'content-type': { ...text, const: 'application/json' },
  },
}

const messageName = ({ type }: EventContract): string =>
  type.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase())

const messageOf = (contract: EventContract) => ({
  name: contract.type,
  title: contract.type,
  summary: contract.summary,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/cloudEventHeaders' },
  payload: dataSchema(contract.schema),
  bindings: { kafka: { key: { type: 'string', format: 'uuid' }, bindingVersion: '0.5.0' } },
  examples: [
    {
      name: `v${contract.version}`,
      payload: JSON.parse(
        readFileSync(new URL(`../../samples/${contract.type}/v${contract.version}.json`, import.meta.url), 'utf8'),
      ) as unknown,
    },
  ],
})

/** docs/asyncapi.json: the same for machines, AsyncAPI 3. */
export const asyncApiDocument = () => {
  const contracts = [...catalog.values()]
  const of = (service: string) => contracts.filter((contract) => contract.service === service)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Fibula events',
      version: '0.1.0',
      description: 'The facts that the services of Fibula tell each other. Made from packages/contracts.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      services.map((service) => [
        service,
        {
          address: topicOf(service),
          summary: `Everything that ${service} tells`,
          messages: Object.fromEntries(
            of(service).map((contract) => [
              messageName(contract),
              { $ref: `#/components/messages/${messageName(contract)}` },
            ]),
          ),
          bindings: { kafka: { topic: topicOf(service), partitions: partitionsPerTopic, bindingVersion: '0.5.0' } },
        },
      ]),
    ),
    operations: Object.fromEntries(
      services.map((service) => [
        `${service}Tells`,
        {
          action: 'send',
          channel: { $ref: `#/channels/${service}` },
          summary: `${service} publishes its facts, in order per stream`,
          messages: of(service).map((contract) => ({
            $ref: `#/channels/${service}/messages/${messageName(contract)}`,
          })),
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(contracts.map((contract) => [messageName(contract), messageOf(contract)])),
      schemas: { cloudEventHeaders: headers },
    },
  }
}
