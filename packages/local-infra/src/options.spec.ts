import { describe, expect, it } from 'vitest'
import { help, readOptions } from './options.ts'

describe('the command line of npm start', () => {
  it('begins with everything at its usual', () => {
    expect(readOptions([], {})).toEqual({
      help: false,
      fresh: false,
      replicas: 1,
      services: undefined,
      folder: undefined,
      log: 'normal',
      postgres: undefined,
      kafka: undefined,
    })
  })

  it('reads its words', () => {
    const options = readOptions(
      ['--fresh', '--replicas', '2', '--kafka=embedded-log', '--log=all', '--services', 'sourcing, web'],
      {},
    )
    expect(options).toMatchObject({
      fresh: true,
      replicas: 2,
      kafka: 'embedded-log',
      log: 'all',
      services: ['sourcing', 'web'],
    })
  })

  it('lets the command line win over the environment', () => {
    expect(readOptions(['--kafka=java'], { FIBULA_KAFKA: 'docker' }).kafka).toBe('java')
    expect(readOptions([], { FIBULA_POSTGRES: 'embedded' }).postgres).toBe('embedded')
  })

  it.each([
    [['--replicas', '0'], 'a number from 1 to 9'],
    [['--replicas', 'two'], 'a number from 1 to 9'],
    [['--log', 'loud'], 'quiet, normal, all'],
    [['--kafka', 'rabbit'], 'docker, java, embedded-log'],
    [['--nonsense'], '--nonsense'],
  ])('refuses %j', (args, reason) => {
    expect(() => readOptions(args, {})).toThrow(reason)
  })

  it('explains every word that it reads', () => {
    for (const word of ['fresh', 'replicas', 'services', 'folder', 'log', 'kafka', 'postgres'])
      expect(help).toContain(`--${word}`)
  })
})
