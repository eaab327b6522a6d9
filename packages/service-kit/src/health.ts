import { Router } from 'express'

/** Answers null when well, otherwise why not. A check that takes longer than two seconds counts as not well. */
export type HealthCheck = () => Promise<string | null> | string | null

const patienceMs = 2_000

const ask = async (check: HealthCheck): Promise<string> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patienceMs, `no answer within ${patienceMs} ms`)
  })
  try {
    return (await Promise.race([check(), late])) ?? 'ok'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    clearTimeout(timer)
  }
}

/** /health/live: the process runs. /health/ready: everything that it needs answers; 503 with the reasons otherwise. */
export const healthRouter = (checks: Readonly<Record<string, HealthCheck>>): Router => {
  const router = Router()
  router.get('/health/live', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/health/ready', async (_req, res) => {
    const answers = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await ask(check)] as const),
    )
    const well = answers.every(([, answer]) => answer === 'ok')
    res.status(well ? 200 : 503).json({ status: well ? 'ok' : 'unavailable', checks: Object.fromEntries(answers) })
  })
  return router
}
