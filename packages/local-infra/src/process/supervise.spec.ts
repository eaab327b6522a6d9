import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import type { Run } from './run.ts'
import { type SuperviseOptions, supervise } from './supervise.ts'

/** A program that runs until the test ends it. */
const program = ({ heeds = ['SIGTERM', 'SIGKILL'] }: { heeds?: string[] } = {}) => {
  const signals: string[] = []
  const { promise: ended, resolve: end } = Promise.withResolvers<string>()
  const run: Run = {
    pid: 1,
    ended,
    kill: (signal) => {
      signals.push(signal)
      if (heeds.includes(signal)) end(`killed by ${signal}`)
    },
  }
  return { run, end, signals }
}

const setUp = (changes: Partial<SuperviseOptions> = {}) => {
  const runs: ReturnType<typeof program>[] = []
  const said: string[] = []
  const unit = supervise({
    name: 'sourcing',
    stopSignal: 'SIGTERM',
    run: () => {
      const made = program()
      runs.push(made)
      return made.run
    },
    isReady: async () => {},
    lastLines: () => ['the last line'],
    onRun: () => {},
    onEnd: () => {},
    say: (line) => said.push(line),
    ...changes,
  })
  return { unit, runs, said }
}

describe('a unit', () => {
  it('is ready when its program answers', async () => {
    const answers = Promise.withResolvers<void>()
    const { unit } = setUp({ isReady: () => answers.promise })
    const starting = unit.start()
    expect(unit.state).toBe('starting')
    answers.resolve()
    await starting
    expect(unit.state).toBe('ready')
    await unit.stop()
  })

  it('is started again when it ends, with the reason and the last lines', async () => {
    const { unit, runs, said } = setUp()
    await unit.start()
    runs[0]?.end('exit code 3')
    await until(() => runs.length === 2 && unit.state === 'ready')
    expect(unit).toMatchObject({ restarts: 1, lastEnd: 'exit code 3' })
    expect(said.join()).toContain('sourcing ended: exit code 3')
    expect(said.join()).toContain('the last line')
    await unit.stop()
  })

  it('gives up when it ends three times before it ever answered', async () => {
    const { unit, runs } = setUp({ isReady: () => new Promise(() => {}) })
    const starting = unit.start()
    for (const nr of [0, 1, 2]) {
      await until(() => runs.length > nr)
      runs[nr]?.end('exit code 1')
    }
    await expect(starting).rejects.toThrow(/sourcing does not start \(exit code 1\):\s+the last line/)
    expect(unit.state).toBe('stopped')
  })

  it('is killed and started again when it does not answer in time', async () => {
    const { unit, runs } = setUp({
      readyWithinMs: 30,
      isReady: (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('no answer')))),
    })
    const starting = unit.start()
    await expect(starting).rejects.toThrow('not ready after 0.03 s')
    expect(runs[0]?.signals).toEqual(['SIGKILL'])
  })

  it('waits longer each time that it does not stay', async () => {
    const begins: number[] = []
    const { unit } = setUp({
      run: () => {
        begins.push(performance.now())
        const made = program()
        if (begins.length > 1 && begins.length < 5) made.end('exit code 1')
        return made.run
      },
      isReady: async () => {},
    })
    await unit.start()
    await unit.kill()
    await until(() => begins.length === 5)
    const pauses = begins.slice(1).map((begin, index) => begin - (begins[index] ?? 0))
    expect(pauses[3]).toBeGreaterThan((pauses[0] ?? 0) * 4)
    await unit.stop()
  })

  it('is not seen as ready once it was killed', async () => {
    const { unit } = setUp()
    await unit.start()
    await unit.kill()
    expect(unit.state).toBe('waiting')
    expect(unit.pid).toBeUndefined()
    await unit.ready()
    expect(unit.state).toBe('ready')
    await unit.stop()
  })

  it('stays away while it is held', async () => {
    const { unit, runs } = setUp()
    await unit.start()
    await unit.hold()
    expect(unit.state).toBe('held')
    expect(runs).toHaveLength(1)
    await unit.start()
    expect(runs).toHaveLength(2)
    expect(unit.restarts).toBe(0)
    await unit.stop()
  })

  it('is killed when it does not heed the wish to stop', async () => {
    const stubborn = program({ heeds: ['SIGKILL'] })
    const { unit } = setUp({ run: () => stubborn.run, stopWithinMs: 20 })
    await unit.start()
    await unit.stop()
    expect(stubborn.signals).toEqual(['SIGTERM', 'SIGKILL'])
  })

  it('tells whoever waits that it was stopped', async () => {
    const { unit } = setUp({ isReady: () => new Promise(() => {}) })
    const starting = unit.start()
    const stopping = unit.stop()
    await expect(starting).rejects.toThrow('stopped before it was ready')
    await stopping
  })

  it('stops at once while it waits to start again', async () => {
    const { unit, runs } = setUp()
    await unit.start()
    await unit.kill()
    await unit.stop()
    expect(runs).toHaveLength(1)
    expect(unit.state).toBe('stopped')
  })
})
