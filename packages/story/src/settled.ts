interface Status {
  readonly services: Readonly<
    Record<string, readonly { status: { relay: { pending: number }; parked: readonly unknown[] } | null }[]>
  >
  readonly topics: readonly { lag: Readonly<Record<string, number>> }[]
  readonly transport: { readonly problem: string | null }
}

const isSettled = ({ services, topics, transport }: Status): boolean => {
  const replicas = Object.values(services).flat()
  const parked = replicas.flatMap(({ status }) => status?.parked ?? [])
  if (parked.length > 0) throw new Error(`events are parked: ${JSON.stringify(parked[0])}`)
  return (
    transport.problem === null &&
    replicas.every(({ status }) => status !== null && status.relay.pending === 0) &&
    topics.every(({ lag }) => Object.values(lag).every((behind) => behind === 0))
  )
}

/** Waits until every fact was published and read by everybody. Groups commit their offsets once a second, so it takes about that. */
export const untilSettled = async (gatewayUrl: string, patienceMs: number): Promise<void> => {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const status = await fetch(`${gatewayUrl}/status`)
      .then((response) => response.json() as Promise<Status>)
      .catch(() => undefined)
    if (status && isSettled(status)) return
    if (Date.now() > deadline)
      throw new Error(`not everything was heard within ${patienceMs / 1_000} s: look at ${gatewayUrl}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
