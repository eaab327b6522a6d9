import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findBrowser } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'fibula-browser-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plant = (name: string): string => {
  const file = join(folder, name)
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
  return file
}
const never = () => Promise.reject(new Error('nothing is to be installed'))

describe('the browser of the tests', () => {
  it('is the one that CHROMIUM_PATH names, and a name that leads nowhere is told', async () => {
    const file = plant('my-chrome')
    expect((await findBrowser({ env: { CHROMIUM_PATH: file }, run: never })).env).toEqual({ CHROMIUM_PATH: file })
    await expect(findBrowser({ env: { CHROMIUM_PATH: `${file}-gone` }, run: never })).rejects.toThrow('CHROMIUM_PATH')
  })

  it('is installed by apt-get where none is found and that is possible', async () => {
    const ran: string[] = []
    const said: string[] = []
    const found = await findBrowser({
      env: { PATH: folder },
      mayInstall: true,
      say: (line) => said.push(line),
      run: async (command, args) => {
        ran.push([command, ...args].join(' '))
        if (args.includes('install')) plant('chromium')
        return 0
      },
    })
    expect(ran).toEqual(['apt-get -qq update', 'apt-get -qq install -y --no-install-recommends chromium'])
    expect(said.join()).toContain('apt-get install chromium')
    expect(found.env).toEqual({ CHROMIUM_PATH: join(folder, 'chromium') })
    rmSync(join(folder, 'chromium'))
  })

  it('is one on the PATH before anything is installed', async () => {
    const file = plant('google-chrome')
    expect((await findBrowser({ env: { PATH: folder }, mayInstall: true, run: never })).env).toEqual({
      CHROMIUM_PATH: file,
    })
    rmSync(file)
  })

  it('is missed aloud where it cannot be had', async () => {
    for (const mayInstall of [true, false]) {
      const { env, note } = await findBrowser({ env: { PATH: folder }, mayInstall, run: async () => 100 })
      expect(env).toEqual({ FIBULA_WITHOUT_CHROMIUM: '1' })
      expect(note).toContain('do not run')
    }
  })
})
