import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { currentPerson } from '../session/session.ts'
import { requestJson } from './client.ts'
import { asProblem, type Problem } from './problem.ts'
import {
  type CommandBody,
  type CommandInput,
  type CommandPath,
  fillPath,
  type Method,
  type PathValues,
  type Service,
} from './types.ts'

/** One press of a button: the same key and time as long as the same thing is sent again. */
interface Action {
  readonly what: string
  readonly key: string
  readonly happenedAt: string
}

/** Tells one input from another without keeping it: a buyer's name must not stay on the phone. */
const markOf = (text: string): string => {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b)
  }
  return `${text.length}-${(low >>> 0).toString(36)}-${(high >>> 0).toString(36)}`
}

const storeName = (command: string): string => `fibula.command.${currentPerson()?.person ?? ''}.${command}`

/** Kept on the phone as well: a page that was loaded anew after a lost answer still repeats the same command. */
const actions = {
  read: (command: string): Action | undefined => {
    try {
      return JSON.parse(localStorage.getItem(storeName(command)) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  },
  write: (command: string, action: Action | undefined): void => {
    try {
      if (action) localStorage.setItem(storeName(command), JSON.stringify(action))
      else localStorage.removeItem(storeName(command))
    } catch {
      // A private window: the key lasts as long as the page.
    }
  },
}

/** Also outside secure contexts, where the browser keeps crypto.randomUUID back. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

type Sent<S extends Service, P, M extends Method> = {
  readonly path?: PathValues
  readonly ifMatch?: number
  /** When it happened, if not now: RFC 3339 in UTC. */
  readonly happenedAt?: string
} & (undefined extends CommandInput<S, P, M>
  ? { readonly body?: CommandInput<S, P, M> }
  : { readonly body: CommandInput<S, P, M> })

/**
 * A command of a service: `const receive = useCommand('sourcing', 'post', '/receipts')`, then
 * `const receipt = await receive.run({ body })`: the answer, or undefined where it was refused or no answer came; then
 * `receive.problem` says why (show it with <ProblemNote>). Pressing again after a lost answer repeats the same command, so it has
 * one effect; after a refusal, or with other input, it is a new one. While one is under way, further presses do nothing.
 */
export const useCommand = <S extends Service, M extends Method, P extends CommandPath<S, M>>(
  service: S,
  method: M,
  path: P,
) => {
  const queries = useQueryClient()
  const command = `${service} ${method} ${path}`
  const action = useRef<Action>(undefined)
  const busy = useRef(false)
  const [state, setState] = useState<{ isRunning: boolean; problem: Problem | undefined }>({
    isRunning: false,
    problem: undefined,
  })

  const forget = (): void => {
    action.current = undefined
    actions.write(command, undefined)
  }

  const run = async (sent: Sent<S, P, M>): Promise<CommandBody<S, P, M> | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    const { path: values, body, ifMatch, happenedAt } = sent
    const what = markOf(JSON.stringify([values, body, ifMatch, happenedAt]))
    action.current ??= actions.read(command)
    if (action.current?.what !== what)
      action.current = { what, key: newKey(), happenedAt: happenedAt ?? new Date().toISOString() }
    actions.write(command, action.current)
    setState({ isRunning: true, problem: undefined })
    try {
      const answer = await requestJson<CommandBody<S, P, M>>({
        service,
        method: method.toUpperCase(),
        path: fillPath(path, values),
        body,
        headers: {
          'idempotency-key': action.current.key,
          'fibula-happened-at': action.current.happenedAt,
          ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        },
      })
      forget()
      setState({ isRunning: false, problem: undefined })
      void queries.invalidateQueries({ queryKey: [service] })
      return answer
    } catch (error) {
      const problem = asProblem(service, error)
      if (!problem.isPassing) forget()
      setState({ isRunning: false, problem })
      return undefined
    } finally {
      busy.current = false
    }
  }

  return { ...state, run, clear: () => setState({ isRunning: false, problem: undefined }) }
}
