import { catalog } from './catalog.ts'
import type { EventEnvelope } from './envelope.ts'
import { ContractError } from './event.ts'

/** What a transport carries; structurally its message. */
export interface WireMessage {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly value: Uint8Array
}

const required = [
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
] as const

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** CloudEvents 1.0, Kafka binding, binary mode: attributes as `ce_*` headers, JSON data as the value, the stream as key. */
export const toMessage = (event: EventEnvelope): WireMessage => ({
  key: event.streamId,
  headers: {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.streamId,
    ce_time: event.happenedAt,
    ce_recordedtime: event.recordedAt,
    ce_streamversion: String(event.streamVersion),
    ce_dataversion: String(event.dataVersion),
    ce_organisation: event.organisationId,
    ce_person: event.personId,
    ...(event.traceparent === undefined ? {} : { ce_traceparent: event.traceparent }),
    ...(event.chainSequence === undefined ? {} : { ce_chainsequence: String(event.chainSequence) }),
    ...(event.chainHash === undefined ? {} : { ce_chainhash: event.chainHash }),
    'content-type': 'application/json',
  },
  value: encoder.encode(JSON.stringify(event.data)),
})

const positive = (headers: Readonly<Record<string, string>>, name: string): number => {
  const value = Number(headers[name])
  if (!Number.isSafeInteger(value) || value < 1)
    throw new ContractError(`header ${name} must be a whole number from 1, and is ${JSON.stringify(headers[name])}`)
  return value
}

const parseData = (value: Uint8Array): unknown => {
  try {
    return JSON.parse(decoder.decode(value)) as unknown
  } catch (error) {
    throw new ContractError(`the data is no JSON in UTF-8: ${String(error)}`)
  }
}

/** An event, and the JSON text of its data in UTF-8. */
export interface ReadMessage {
  readonly event: EventEnvelope
  readonly json: Uint8Array
}

/**
 * Reads a message; the data comes back in the latest shape of its contract, and as text: where it came in that shape, as
 * the very bytes that came. Throws ContractError with the reason when the message is no event of this house, or does not
 * fit its contract.
 */
export const readMessage = ({ headers, value }: WireMessage): ReadMessage => {
  if (!required.every((name) => headers[name] !== undefined)) {
    const missing = required.filter((name) => headers[name] === undefined)
    throw new ContractError(`no CloudEvent of Fibula: headers ${missing.join(', ')} are missing`)
  }
  const given = headers as Readonly<Record<(typeof required)[number], string>>
  const contract = catalog.get(given.ce_type)
  if (!contract) throw new ContractError(`the type ${given.ce_type} is unknown here: upgrade this service`)
  const dataVersion = positive(headers, 'ce_dataversion')
  const streamVersion = positive(headers, 'ce_streamversion')
  const { ce_traceparent: traceparent, ce_chainsequence: chainSequence, ce_chainhash: chainHash } = headers
  const came = parseData(value)
  const data = contract.read(dataVersion, came)
  const event: EventEnvelope = {
    id: given.ce_id,
    type: given.ce_type,
    source: given.ce_source,
    streamId: given.ce_subject,
    streamVersion,
    happenedAt: given.ce_time,
    recordedAt: given.ce_recordedtime,
    organisationId: given.ce_organisation,
    personId: given.ce_person,
    dataVersion,
    ...(traceparent === undefined ? undefined : { traceparent }),
    ...(chainSequence === undefined ? undefined : { chainSequence: positive(headers, 'ce_chainsequence') }),
    ...(chainHash === undefined ? undefined : { chainHash }),
    data,
  }
  // A byte order mark, which some put in front, is no part of JSON.
  return { event, json: data === came && value[0] !== 0xef ? value : encoder.encode(JSON.stringify(data)) }
}

/** The event alone. */
export const fromMessage = (message: WireMessage): EventEnvelope => readMessage(message).event
