/** The replicas of each service, taken in turn; one that just refused a connection is passed over for a moment. */
export interface Upstreams {
  readonly services: readonly string[]
  replicas(service: string): readonly string[]
  /** The next replica to ask, or undefined for an unknown service. */
  next(service: string): string | undefined
  /** This replica could not be reached. */
  failed(replica: string): void
}

const restMs = 1_000

export const roundRobin = (
  table: Readonly<Record<string, readonly string[]>>,
  now: () => number = Date.now,
): Upstreams => {
  const turns = new Map<string, number>()
  const restingUntil = new Map<string, number>()
  const replicas = (service: string): readonly string[] => (Object.hasOwn(table, service) ? (table[service] ?? []) : [])
  return {
    services: Object.keys(table),
    replicas,
    next: (service) => {
      const all = replicas(service)
      const well = all.filter((replica) => (restingUntil.get(replica) ?? 0) <= now())
      const candidates = well.length > 0 ? well : all
      const turn = turns.get(service) ?? 0
      turns.set(service, turn + 1)
      return candidates[turn % candidates.length]
    },
    failed: (replica) => {
      restingUntil.set(replica, now() + restMs)
    },
  }
}
