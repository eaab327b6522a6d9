import net from 'node:net'
import type { KafkaConfig } from 'kafkajs'

/** A client's way to its brokers, which fails as a network does. */
export interface ClientNetwork {
  readonly socketFactory: NonNullable<KafkaConfig['socketFactory']>
  /** Breaks all connections and refuses new ones. */
  cut(): void
  /** Lets nothing through in either direction, and tells nobody. */
  stall(): void
  /** Whole again; what was held back now goes its way. */
  mend(): void
}

/** kafkajs goes where the broker says it is, so that no proxy can stand in between: its sockets are the place to fail. */
export const clientNetwork = (): ClientNetwork => {
  let state: 'whole' | 'cut' | 'stalled' = 'whole'
  const sockets = new Set<net.Socket>()
  const held: (() => void)[] = []

  const socketFactory: ClientNetwork['socketFactory'] = ({ host, port, onConnect }) => {
    if (state === 'cut') {
      const refused = new net.Socket()
      refused.on('connect', onConnect)
      setImmediate(() =>
        refused.destroy(Object.assign(new Error(`connect ECONNREFUSED ${host}:${port}`), { code: 'ECONNREFUSED' })),
      )
      return refused
    }
    const socket = net.connect({ host, port }, onConnect)
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean
    socket.write = ((...args: unknown[]): boolean => {
      if (state !== 'stalled') return write(...args)
      held.push(() => write(...args))
      return true
    }) as typeof socket.write
    if (state === 'stalled') socket.pause()
    return socket
  }

  return {
    socketFactory,
    cut: () => {
      state = 'cut'
      held.length = 0
      for (const socket of sockets) socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
    },
    stall: () => {
      state = 'stalled'
      for (const socket of sockets) socket.pause()
    },
    mend: () => {
      state = 'whole'
      for (const send of held.splice(0)) send()
      for (const socket of sockets) socket.resume()
    },
  }
}
