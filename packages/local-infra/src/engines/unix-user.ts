import { spawnSync } from 'node:child_process'

/** As whom PostgreSQL runs: it refuses to be root. */
export interface UnixUser {
  readonly uid?: number
  readonly gid?: number
  /** The program and arguments to run instead, where changing the user alone is not enough. */
  wrap(command: string, args: readonly string[]): { command: string; args: string[] }
}

const same: UnixUser['wrap'] = (command, args) => ({ command, args: [...args] })
const name = 'postgres'
/** Of util-linux. */
const changeUser = 'setpriv'

const idOf = (flag: '-u' | '-g'): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout.trim()) : undefined
}

const makeUser = (): void => {
  // Debian and its kin, then Alpine.
  for (const [command, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', name],
    ['adduser', '-S', '-D', '-H', name],
  ])
    if (command && spawnSync(command, args).status === 0) return
}

const canReach = (program: string, data: string, user: { uid: number; gid: number }): boolean =>
  spawnSync(program, ['--version'], user).status === 0 &&
  spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', data], user).status === 0

/**
 * The present user, unless that is root: then `postgres`, made where it is missing. Where that user may not walk to the program or
 * the data (a clone below /root), it is given, by util-linux's setpriv, the right of root that it needs for that.
 */
export const postgresUser = (program: string, data: string): UnixUser => {
  if (process.getuid?.() !== 0) return { wrap: same }
  if (idOf('-u') === undefined) makeUser()
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (uid === undefined || gid === undefined)
    throw new Error('PostgreSQL does not run as root, and a user "postgres" could not be made: run as an ordinary user')
  if (canReach(program, data, { uid, gid })) return { uid, gid, wrap: same }

  const rights = '+dac_override,+dac_read_search'
  const privileges = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${rights}`,
    `--ambient-caps=${rights}`,
  ]
  if (spawnSync(changeUser, [...privileges, program, '--version']).status === 0)
    return { wrap: (command, args) => ({ command: changeUser, args: [...privileges, command, ...args] }) }
  throw new Error(
    `PostgreSQL does not run as root, and the user "postgres" cannot reach ${program} or ${data}: clone to another folder, or run as an ordinary user`,
  )
}

/** Owner of what PostgreSQL writes. */
export const postgresOwner = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const uid = idOf('-u')
  const gid = idOf('-g')
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}
