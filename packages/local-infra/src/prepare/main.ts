// A short process: makes the databases and roles that are missing, brings every database up to date, and makes the topics of the embedded event log.
// Reads a Preparation as JSON from standard input; ends well or says why not.
import { text } from 'node:stream/consumers'
import { ensureDatabase, migrateDatabase } from '@fibula/store'
import { postgresTransport } from '@fibula/transport-postgres'
import type { DatabaseToPrepare, Preparation } from './preparation.ts'

const { adminUrl, databases, eventLog }: Preparation = JSON.parse(await text(process.stdin))

const ensure = async ({ owner }: DatabaseToPrepare): Promise<void> => {
  if (owner && adminUrl !== undefined) await ensureDatabase(adminUrl, owner)
}

const migrate = async (database: DatabaseToPrepare): Promise<void> => {
  await ensure(database)
  const { url, migrations } = database
  await migrateDatabase(migrations === undefined ? { url } : { url, directory: migrations })
}

const prepareEventLog = async ({ database, topics }: NonNullable<Preparation['eventLog']>): Promise<void> => {
  await ensure(database)
  const admin = await postgresTransport({ url: database.url, clientId: 'launcher' }).admin()
  try {
    await admin.ensureTopics(topics)
  } finally {
    await admin.close()
  }
}

const results = await Promise.allSettled([...databases.map(migrate), ...(eventLog ? [prepareEventLog(eventLog)] : [])])
let failed = false
const names = [...databases.map(({ name }) => name), 'the event log']
for (const [index, result] of results.entries())
  if (result.status === 'rejected') {
    console.error(`The database of ${names[index]} cannot be brought up to date: ${(result.reason as Error).message}`)
    failed = true
  }
// At once: the migration engine's connections would hold the process for ten more seconds.
process.exit(failed ? 1 : 0)
