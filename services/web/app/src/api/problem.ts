/** RFC 9457 as the services answer it; further members carry the numbers. */
export interface ProblemBody {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly status: number
  readonly [member: string]: unknown
}

/** A refusal or a failure, in a form that a screen can show. `code` is `no-network` where no answer came. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly service: string
  readonly body: ProblemBody
  constructor(service: string, body: ProblemBody) {
    super(body.title)
    this.service = service
    this.body = body
  }
  /** The request may be sent again as it is: nobody decided against it. */
  get isPassing(): boolean {
    return this.body.status === 0 || this.body.status >= 500 || this.body.status === 429 || this.body.status === 401
  }
}

export const noNetwork = (service: string): Problem =>
  new Problem(service, { code: 'no-network', title: 'No answer', detail: 'Try again.', status: 0 })

export const asProblem = (service: string, error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(service, { code: 'app-failed', title: 'The app failed', detail: String(error), status: 0 })
