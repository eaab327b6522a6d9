import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { docker } from '../docker.ts'
import { dockerNameOf } from '../home/docker-name.ts'
import { images, probeDocker } from '../ladder/probes.ts'
import { startKafka, startPostgres } from '../servers.ts'
import { declaredTopics, makeTopics } from '../topics.ts'

// Two tests in two worlds: with Docker and its images the rung is tried (docs/testcontainers.md says how to have them), without
// it is shown that the ladder goes past it quickly, and says why.
const [noPostgres, noKafka] = await Promise.all([probeDocker(images.postgres), probeDocker(images.kafka)])

const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
const inFolder = async (work: (folder: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), 'fibula-docker-'))
  try {
    await work(folder)
  } finally {
    for (const engine of ['postgres', 'kafka']) await docker.removeVolume(dockerNameOf(folder, engine)).catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('the Docker rung', { timeout: 300_000 }, () => {
  it('knows in under half a second whether a daemon answers', async () => {
    const began = performance.now()
    await docker.trouble()
    expect(performance.now() - began).toBeLessThan(500)
  })

  if (noPostgres === null)
    it('runs PostgreSQL: killed it comes back on its port, and its data outlives the container', async () => {
      await inFolder(async (folder) => {
        const first = await startPostgres({ folder, asked: 'docker' })
        expect(first.line).toContain(`${images.postgres} in Docker`)
        await query(first.url, 'CREATE TABLE kept AS SELECT 925 AS fineness')
        await first.unit?.kill('SIGKILL')
        await first.unit?.ready()
        expect(first.unit?.restarts).toBe(1)
        expect(await query(first.url, 'SELECT * FROM kept')).toEqual([{ fineness: 925 }])
        await first.stop()
        await expect(query(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
        await expect(docker.start(dockerNameOf(folder, 'postgres'))).rejects.toThrow('No such container')
        const second = await startPostgres({ folder })
        expect(second.line).toContain('because the data of last time is there')
        expect(await query(second.url, 'SELECT * FROM kept')).toEqual([{ fineness: 925 }])
        await second.stop()
      })
    })
  else
    it('is passed over for PostgreSQL, with its reason', async () => {
      const server = await startPostgres()
      expect(server.rung).toBe('embedded')
      expect(server.line).toContain(noPostgres)
      await server.stop()
      await expect(startPostgres({ asked: 'docker' })).rejects.toThrow(noPostgres)
    })

  if (noKafka === null)
    it('runs Kafka: killed it comes back on its port, and its topics outlive the container', async () => {
      await inFolder(async (folder) => {
        const first = await startKafka({ folder, asked: 'docker' })
        expect(first.line).toContain(`${images.kafka} in Docker`)
        await makeTopics(first.brokers ?? '', declaredTopics())
        await first.unit?.kill('SIGKILL')
        await first.unit?.ready()
        await makeTopics(first.brokers ?? '', declaredTopics())
        await first.stop()
        const second = await startKafka({ folder })
        expect(second.brokers).toBe(first.brokers)
        // Makes what is missing, and would find nothing missing to have 12 partitions.
        await expect(
          makeTopics(second.brokers ?? '', [{ name: 'fibula.sales', partitions: 6, config: {} }]),
        ).rejects.toThrow('has 12 partitions')
        await second.stop()
      })
    })
  else
    it('is refused for Kafka where it is asked for, with its reason', async () => {
      await expect(startKafka({ asked: 'docker' })).rejects.toThrow(noKafka)
    })
})
