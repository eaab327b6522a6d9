import { cpus, loadavg, totalmem } from 'node:os'

/** What a reader needs to judge the figures; nothing that names the machine. */
export const describeMachine = (engines: readonly string[]): string[] => {
  const cores = cpus()
  return [
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), shared by services, PostgreSQL, Kafka and the load generator; ${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    `${process.platform} ${process.arch}, Node ${process.version}`,
    ...engines,
  ]
}

/** Work of others shows here: the bench alone keeps as many busy as there are cores, and a few more waiting. */
export const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
