import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between a client and a server, and fails as a network does. */
export interface TcpProxy {
  readonly port: number
  /** Breaks all connections and refuses new ones. */
  cut(): void
  /** Lets nothing through in either direction, and tells nobody. */
  stall(): void
  /** Whole again; what was held back now arrives. */
  mend(): void
  close(): Promise<void>
}

export const tcpProxy = async (target: { readonly host: string; readonly port: number }): Promise<TcpProxy> => {
  let state: 'whole' | 'cut' | 'stalled' = 'whole'
  const pairs = new Set<readonly [Socket, Socket]>()
  const flow = (from: Socket, to: Socket): void => {
    from.on('data', (data) => {
      if (!to.write(data)) {
        from.pause()
        to.once('drain', () => state === 'whole' && from.resume())
      }
    })
    from.on('error', () => {})
    from.on('close', () => to.destroy())
    from.on('end', () => to.end())
    if (state === 'stalled') from.pause()
  }
  const server = createServer((client) => {
    if (state === 'cut') {
      client.on('error', () => {})
      client.resetAndDestroy()
      return
    }
    const upstream = connect(target)
    const pair = [client, upstream] as const
    pairs.add(pair)
    client.setNoDelay(true)
    upstream.setNoDelay(true)
    client.on('close', () => pairs.delete(pair))
    flow(client, upstream)
    flow(upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    state = 'cut'
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    stall: () => {
      state = 'stalled'
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    mend: () => {
      state = 'whole'
      for (const pair of pairs) for (const socket of pair) socket.resume()
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
