import { describe, expect, it } from 'vitest'
import { chooseKafka, choosePostgres, type Found } from './choose.ts'
import { javaTrouble } from './probes.ts'
import { wishes } from './wishes.ts'

const bare: Found = { given: false, noDocker: 'no Docker daemon answers', noPackage: 'there is no Java' }
const found = (changes: Partial<Found> = {}): Found => ({ ...bare, ...changes })
const rungs = (candidates: readonly { rung: string }[]) => candidates.map(({ rung }) => rung)

describe('the ladder for Kafka', () => {
  it('takes the brokers that are given before anything else', () => {
    const candidates = chooseKafka(found({ given: true, noDocker: null, noPackage: null }))
    expect(candidates).toEqual([{ rung: 'given', because: 'KAFKA_BROKERS names it' }])
  })

  it('takes Docker where a daemon answers, and keeps the rungs below for when it fails to start', () => {
    expect(rungs(chooseKafka(found({ noDocker: null, noPackage: null })))).toEqual(['docker', 'java', 'embedded-log'])
  })

  it('says that a daemon answers where it takes Docker', () => {
    expect(chooseKafka(found({ noDocker: null }))[0]).toEqual({ rung: 'docker', because: 'a Docker daemon answers' })
  })

  it('takes Java without Docker, and says why not Docker', () => {
    const [first] = chooseKafka(found({ noPackage: null }))
    expect(first).toEqual({ rung: 'java', because: 'no Docker daemon answers' })
  })

  it('ends on the event log, with every reason on the way', () => {
    expect(chooseKafka(bare)).toEqual([
      { rung: 'embedded-log', because: 'no Docker daemon answers, and there is no Java' },
    ])
  })

  it('takes only what is asked for', () => {
    const everything = found({ noDocker: null, noPackage: null })
    expect(chooseKafka(everything, { asked: 'embedded-log' })).toEqual([
      { rung: 'embedded-log', because: 'it is asked for' },
    ])
    expect(rungs(chooseKafka(everything, { asked: 'java' }))).toEqual(['java'])
  })

  it('refuses what is asked for and cannot be had, instead of something else', () => {
    expect(() => chooseKafka(bare, { asked: 'java' })).toThrow('FIBULA_KAFKA=java cannot be done: there is no Java')
    expect(() => chooseKafka(found({ given: true }), { asked: 'java' })).toThrow('contradicts KAFKA_BROKERS')
  })

  it('stays with the rung on which the data of last time is', () => {
    const candidates = chooseKafka(found({ noDocker: null, noPackage: null }), { kept: 'java' })
    expect(candidates).toEqual([{ rung: 'java', because: 'the data of last time is there' }])
  })

  it('never leaves the data of last time behind in silence', () => {
    expect(() => chooseKafka(bare, { kept: 'java' })).toThrow('there is no Java')
    expect(() => chooseKafka(found({ noPackage: null }), { kept: 'java', asked: 'embedded-log' })).toThrow('--fresh')
    expect(() => chooseKafka(found({ given: true }), { kept: 'java' })).toThrow('--fresh')
    expect(() => chooseKafka(found({ noDocker: null }), { kept: 'given' })).toThrow('KAFKA_BROKERS is not set')
  })
})

describe('the ladder for PostgreSQL', () => {
  it('goes from given over Docker to the server from npm', () => {
    const all = found({ noDocker: null, noPackage: null })
    expect(rungs(choosePostgres({ ...all, given: true }))).toEqual(['given'])
    expect(rungs(choosePostgres(all))).toEqual(['docker', 'embedded'])
    expect(rungs(choosePostgres({ ...all, noDocker: 'no' }))).toEqual(['embedded'])
  })

  it('has no rung where nothing can be had', () => {
    expect(choosePostgres(found({ noPackage: 'npm holds no server for this platform' }))).toEqual([])
  })
})

describe('what the environment asks for', () => {
  it('knows the words of both ladders', () => {
    expect(wishes({ FIBULA_POSTGRES: 'embedded', FIBULA_KAFKA: 'embedded-log' })).toEqual({
      postgres: 'embedded',
      kafka: 'embedded-log',
    })
    expect(wishes({ FIBULA_KAFKA: '' })).toEqual({ postgres: undefined, kafka: undefined })
  })

  it('names the words that there are for one that there is not', () => {
    expect(() => wishes({ FIBULA_KAFKA: 'redpanda' })).toThrow('it may be docker, java, embedded-log')
  })
})

describe('Java', () => {
  it.each([
    [undefined, true, true, 'there is no Java'],
    ['1.8.0_392', true, true, 'Java is 1.8.0_392, Kafka needs 17 or newer'],
    ['11.0.2', true, true, 'Java is 11.0.2, Kafka needs 17 or newer'],
    ['17.0.15', false, false, 'there is no Maven (mvn) to bring the jars of Kafka'],
    ['17.0.15', false, true, null],
    ['17.0.15', true, false, null],
    ['25', true, false, null],
    ['26-ea', true, false, null],
  ])('version %s, jars here %s, Maven %s: %s', (version, jars, maven, trouble) => {
    expect(javaTrouble(version, jars, maven)).toBe(trouble)
  })
})
