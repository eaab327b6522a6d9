import { useSyncExternalStore } from 'react'

export type Role = 'clerk' | 'workshop' | 'marketing' | 'seller' | 'inspector'

/** Who is signed in; chosen from the development people until there is an identity service. */
export interface Person {
  readonly person: string
  readonly organisation: string
  readonly roles: readonly Role[]
}

interface Session {
  readonly person: Person | undefined
  /** The token was refused and none could be had: the person signs in again over the page, which stays as it is. */
  readonly expired: boolean
}

const key = 'fibula.person'
const read = (): Person | undefined => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
const write = (person: Person | undefined): void => {
  try {
    if (person) localStorage.setItem(key, JSON.stringify(person))
    else localStorage.removeItem(key)
  } catch {
    // A private window: the sign-in lasts as long as the page.
  }
}

let session: Session = { person: read(), expired: false }
let token: { value: string; until: number } | undefined
const listeners = new Set<() => void>()
const become = (next: Session): void => {
  session = next
  for (const listener of listeners) listener()
}

export const useSession = (): Session =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => session,
  )

export const currentPerson = (): Person | undefined => session.person

export const signIn = (person: Person): void => {
  token = undefined
  write(person)
  become({ person, expired: false })
}

export const signOut = (): void => {
  token = undefined
  write(undefined)
  become({ person: undefined, expired: false })
}

/** The token did not hold: asks for the sign-in without leaving the page. */
export const expire = (): void => {
  token = undefined
  if (session.person && !session.expired) become({ ...session, expired: true })
}

export const forgetToken = (): void => {
  token = undefined
}

const earlyMs = 5 * 60_000
let asking: Promise<string | undefined> | undefined

const ask = async (person: string): Promise<string | undefined> => {
  const response = await fetch(`/dev/tokens/${person}`)
  if (!response.ok) return undefined
  const given = (await response.json()) as { token: string; expiresAt: string }
  token = { value: given.token, until: Date.parse(given.expiresAt) - earlyMs }
  return given.token
}

/** A token that still holds for a while; undefined where nobody is signed in, or none is given. Rejects without a network. */
export const currentToken = async (): Promise<string | undefined> => {
  const person = session.person?.person
  if (person === undefined) return undefined
  if (token && token.until > Date.now()) return token.value
  asking ??= ask(person).finally(() => {
    asking = undefined
  })
  return asking
}
