import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderInUse, lockFile, takeLock } from './lock.ts'
import { openLog } from './log.ts'
import { freePort } from './ports.ts'
import { openState } from './state.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fibula-home-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const listen = async (port: number, host: string) => {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe('the lock', () => {
  it('lets one starter in, and tells the second where the first answers', () => {
    const lock = takeLock(folder)
    lock.tellUrl('http://127.0.0.1:8080')
    expect(() => takeLock(folder)).toThrow(FolderInUse)
    expect(() => takeLock(folder)).toThrow(`process ${process.pid}, http://127.0.0.1:8080`)
    lock.release()
    takeLock(folder).release()
    expect(existsSync(lockFile(folder))).toBe(false)
  })

  it('is taken over from a starter that is gone', () => {
    writeFileSync(lockFile(folder), JSON.stringify({ pid: 2 ** 22 + 1, identity: '1' }))
    takeLock(folder).release()
  })

  it('is taken over when its number belongs to another process by now', () => {
    writeFileSync(lockFile(folder), JSON.stringify({ pid: process.pid, identity: 'began at another time' }))
    takeLock(folder).release()
  })

  it('is taken over when a power cut left it empty', () => {
    writeFileSync(lockFile(folder), '')
    takeLock(folder).release()
  })
})

describe('ports', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('avoids one on which somebody listens at %s', async (host) => {
    const taken = await listen(0, host)
    expect(await freePort(taken.port)).not.toBe(taken.port)
    await taken.close()
  })

  it('keeps the preferred one where it is free', async () => {
    const probe = await listen(0, '127.0.0.1')
    await probe.close()
    expect(await freePort(probe.port)).toBe(probe.port)
  })

  it('avoids one that another living starter has chosen, on which nobody listens yet', async () => {
    const probe = await listen(0, '127.0.0.1')
    await probe.close()
    const program = `import { claimPort } from ${JSON.stringify(new URL('claims.ts', import.meta.url).href)}
      console.log(claimPort(${probe.port})); process.stdin.resume()`
    const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const [answer] = (await once(other.stdout, 'data')) as [Buffer]
    expect(answer.toString().trim()).toBe('true')
    expect(await freePort(probe.port)).not.toBe(probe.port)
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(await freePort(probe.port)).toBe(probe.port)
  })

  it('never gives the same one twice, also to those who ask at once', async () => {
    const given = new Set<number>()
    const probe = await listen(0, '127.0.0.1')
    await probe.close()
    const ports = await Promise.all(Array.from({ length: 8 }, () => freePort(probe.port, given)))
    expect(new Set(ports).size).toBe(8)
  })
})

describe('the state', () => {
  it('has the same ports, secrets and rungs after a restart, readable by its owner only', async () => {
    const before = openState(folder)
    const port = await before.port('gateway', 0)
    const secret = before.secret('sourcing')
    before.keepRung('kafka', 'java')
    const after = openState(folder)
    expect(await after.port('gateway', 8080)).toBe(port)
    expect(after.secret('sourcing')).toBe(secret)
    expect(after.rung('kafka')).toBe('java')
    if (process.platform !== 'win32') expect(statSync(join(folder, 'state.json')).mode & 0o077).toBe(0)
  })

  it('moves to another port when the old one was taken meanwhile', async () => {
    const port = await openState(folder).port('gateway', 0)
    const taken = await listen(port, '127.0.0.1')
    expect(await openState(folder).port('gateway', 0)).not.toBe(port)
    await taken.close()
  })

  it('says what to do when its file is broken', () => {
    writeFileSync(join(folder, 'state.json'), '{')
    expect(() => openState(folder)).toThrow('--fresh')
  })
})

describe('a log', () => {
  it('tells the last lines of the present run only', () => {
    const log = openLog(join(folder, 'logs', 'x.log'))
    log.descriptor()
    writeFileSync(log.file, 'old 1\nold 2\n')
    log.descriptor()
    writeFileSync(log.file, 'new 1\nnew 2\nnew 3\n', { flag: 'a' })
    expect(log.lastLines(2)).toEqual(['new 2', 'new 3'])
    expect(log.lastLines(9)).toEqual(['new 1', 'new 2', 'new 3'])
  })

  it('gives each whole line once to who follows it', () => {
    mkdirSync(join(folder, 'logs'))
    const log = openLog(join(folder, 'logs', 'x.log'))
    writeFileSync(log.file, 'one\ntw')
    expect(log.news()).toEqual(['one'])
    writeFileSync(log.file, 'o\n', { flag: 'a' })
    expect(log.news()).toEqual(['two'])
    expect(log.news()).toEqual([])
  })
})
