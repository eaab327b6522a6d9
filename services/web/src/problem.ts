import type { Response } from 'express'

interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
}

/** Answers with problem+json (RFC 9457), like every service does. */
export const sendProblem = (res: Response, instance: string, problem: Problem): void => {
  if (problem.status === 503) res.set('Retry-After', '1')
  res
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `/problems/${problem.code}`, ...problem, instance }))
}

export const notFound = (res: Response, instance: string): void =>
  sendProblem(res, instance, {
    status: 404,
    code: 'not-found',
    title: 'There is nothing at this address',
    detail: 'Check the address. The services are under /api/<service>/, their reference under /reference/.',
  })
