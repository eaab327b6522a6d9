import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface BrowserFound {
  /** For the processes that run tests: CHROMIUM_PATH, or FIBULA_WITHOUT_CHROMIUM=1. */
  readonly env: Record<string, string>
  /** What was chosen and why, or how to have one. */
  readonly note: string
}

export interface BrowserSearch {
  readonly env?: NodeJS.ProcessEnv
  readonly say?: (line: string) => void
  /** Whether this is Debian (or of its kind) and we may install there. */
  readonly mayInstall?: boolean
  /** Runs a program to its end and gives its exit status. */
  readonly run?: (command: string, args: readonly string[]) => Promise<number>
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

const onPath = (path: string): string | undefined =>
  path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram)

const isRootOfDebian = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version')

const runAptGet = (command: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    child.on('error', () => resolve(127))
    child.on('close', (status) => resolve(status ?? 1))
  })

/**
 * A Chromium for the tests of the screens: the one that CHROMIUM_PATH names, one on the PATH, or, as root on Debian, one that is
 * installed now. FIBULA_WITHOUT_CHROMIUM=1 does without.
 */
export const findBrowser = async ({
  env = process.env,
  say = () => {},
  mayInstall = isRootOfDebian(),
  run = runAptGet,
}: BrowserSearch = {}): Promise<BrowserFound> => {
  const without = (note: string): BrowserFound => ({ env: { FIBULA_WITHOUT_CHROMIUM: '1' }, note })
  const found = (path: string, why: string): BrowserFound => ({
    env: { CHROMIUM_PATH: path },
    note: `Chromium: ${path}, ${why}`,
  })
  if (env.FIBULA_WITHOUT_CHROMIUM === '1')
    return without('Chromium: none, as FIBULA_WITHOUT_CHROMIUM=1 says; tests of the screens do not run')
  if (env.CHROMIUM_PATH) {
    if (!isProgram(env.CHROMIUM_PATH))
      throw new Error(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is no program that can be run here`)
    return found(env.CHROMIUM_PATH, 'which CHROMIUM_PATH names')
  }
  const installed = onPath(env.PATH ?? '')
  if (installed) return found(installed, 'found on the PATH')
  if (mayInstall) {
    say('no Chromium is found: installing the one of Debian (apt-get install chromium), once ...')
    const update = await run('apt-get', ['-qq', 'update'])
    const install =
      update === 0 ? await run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium']) : update
    const now = onPath(env.PATH ?? '')
    if (install === 0 && now) return found(now, 'installed by apt-get just now')
    return without(
      `No Chromium, and apt-get could not install one (status ${install}), so tests of the screens do not run: name one in CHROMIUM_PATH`,
    )
  }
  return without('No Chromium, so tests of the screens do not run: install one, or name one in CHROMIUM_PATH')
}
