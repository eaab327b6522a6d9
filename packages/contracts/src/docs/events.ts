import { readFileSync } from 'node:fs'
import { catalog, topicOf } from '../catalog.ts'
import type { EventContract } from '../event.ts'
import { dataSchema } from './json-schema.ts'

interface Property {
  readonly type?: string | string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Property[]
  readonly pattern?: string
  readonly format?: string
}

const kindOf = (property: Property): string => {
  if (property.const !== undefined) return `\`${JSON.stringify(property.const)}\``
  if (property.enum) return property.enum.map((value) => `\`${String(value)}\``).join(', ')
  if (property.anyOf) return property.anyOf.map(kindOf).join(' or ')
  return property.format ?? String(property.type ?? 'anything')
}

const sampleOf = ({ type, version }: EventContract): string =>
  readFileSync(new URL(`../../samples/${type}/v${version}.json`, import.meta.url), 'utf8').trim()

const sectionOf = (contract: EventContract): string => {
  const { properties = {} } = dataSchema(contract.schema) as { properties?: Record<string, Property> }
  const rows = Object.entries(properties).map(([name, property]) => `| \`${name}\` | ${kindOf(property)} |`)
  return `### ${contract.type}

${contract.summary} Stream \`${contract.stream}\`, version ${contract.version}.

| field | what |
|---|---|
${rows.join('\n')}

\`\`\`json
${sampleOf(contract)}
\`\`\`
`
}

/** docs/events.md: every event of the house, by service, with a sample of each. */
export const eventsDocument = (): string => {
  const byService = Map.groupBy(catalog.values(), ({ service }) => service)
  const sections = [...byService].map(
    ([service, contracts]) =>
      `## ${service}\n\nTopic \`${topicOf(service as Parameters<typeof topicOf>[0])}\`.\n\n${contracts.map(sectionOf).join('\n')}`,
  )
  return `# Events

<!-- Made by \`npm run docs\` from packages/contracts. Do not edit. -->

Each service tells its facts on a topic of its own, as CloudEvents 1.0 in binary mode: attributes as \`ce_*\` headers, JSON data,
the stream (the id of what the fact is about) as key. \`ce_streamversion\` counts 1, 2, 3 … per stream without a gap,
\`ce_dataversion\` is the version of the shape of the data, \`ce_time\` says when it happened and \`ce_recordedtime\` when it
was recorded, \`ce_organisation\` and \`ce_person\` for whom and by whom, \`ce_chainsequence\` and \`ce_chainhash\` place and hash in
the service's hash chain, \`ce_traceparent\` the trace of the request that caused it. Gross masses are whole micrograms, fine content
is a decimal string in units of 0.1 ng, money is in minor units.

${sections.join('\n')}`
}
