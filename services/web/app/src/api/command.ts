import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
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
  const action = useRef<Action>(undefined)
  const busy = useRef(false)
  const [state, setState] = useState<{ isRunning: boolean; problem: Problem | undefined }>({
    isRunning: false,
    problem: undefined,
  })

  const run = async (sent: Sent<S, P, M>): Promise<CommandBody<S, P, M> | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    const { path: values, body, ifMatch, happenedAt } = sent
    const what = JSON.stringify([values, body, ifMatch, happenedAt])
    if (action.current?.what !== what)
      action.current = { what, key: newKey(), happenedAt: happenedAt ?? new Date().toISOString() }
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
      action.current = undefined
      setState({ isRunning: false, problem: undefined })
      void queries.invalidateQueries({ queryKey: [service] })
      return answer
    } catch (error) {
      const problem = asProblem(service, error)
      if (!problem.isPassing) action.current = undefined
      setState({ isRunning: false, problem })
      return undefined
    } finally {
      busy.current = false
    }
  }

  return { ...state, run, clear: () => setState({ isRunning: false, problem: undefined }) }
}
