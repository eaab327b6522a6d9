import { connect, createServer } from 'node:net'
import { claimPort } from './claims.ts'

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const done = (taken: boolean) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.setTimeout(200, () => done(false))
  })

/** Undefined when the port is taken. */
const tryListen = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })

/**
 * The preferred port, or one of the next twenty, or any: one on which nobody listens, on whatever address of this machine (macOS
 * lets two listen when their addresses differ, so it is also called). Claimed synchronously in `given`, so that two
 * callers at once get two ports. 0 asks for any.
 */
export const freePort = async (preferred: number, given: Set<number> = new Set()): Promise<number> => {
  const candidates = preferred === 0 ? [] : Array.from({ length: 20 }, (_, index) => preferred + index)
  for (const port of candidates) {
    if (given.has(port) || port > 65_535) continue
    given.add(port)
    if (!(await answers(port)) && (await tryListen(port)) !== undefined && claimPort(port)) return port
    given.delete(port)
  }
  for (;;) {
    const port = await tryListen(0)
    if (port !== undefined && !given.has(port) && claimPort(port)) {
      given.add(port)
      return port
    }
  }
}
