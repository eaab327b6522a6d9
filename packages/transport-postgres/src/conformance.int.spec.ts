import { testDatabase } from '@fibula/testing'
import { type Bench, describeTransport, everyPromise, tcpProxy } from '@fibula/transport/suite'
import { postgresTransport } from './index.ts'

const database = await testDatabase({ name: 'event-log', fingerprint: 'empty', migrate: async () => {} })

/** Each member reaches the server through a proxy of its own. */
const create = async (): Promise<Bench> => {
  const server = new URL(database.url)
  const proxies: Awaited<ReturnType<typeof tcpProxy>>[] = []
  return {
    patienceMs: 15_000,
    member: async () => {
      const proxy = await tcpProxy({ host: server.hostname, port: Number(server.port || 5432) })
      proxies.push(proxy)
      const url = new URL(database.url)
      url.host = `127.0.0.1:${proxy.port}`
      const transport = postgresTransport({ url: url.href, clientId: 'suite', sessionMs: 1_500 })
      return { transport, stall: proxy.stall, wake: proxy.mend }
    },
    loseBroker: async () => {
      for (const proxy of proxies) proxy.cut()
    },
    restoreBroker: async () => {
      for (const proxy of proxies) proxy.mend()
    },
    close: async () => {
      await Promise.all(proxies.map((proxy) => proxy.close()))
    },
  }
}

describeTransport('postgres', create, everyPromise)
