import { folderHash, type TestDatabase, testDatabase } from '@fibula/testing'
import { migrateDatabase, storeMigrations } from './migrate.ts'

/** A database with the store's tables and two small state tables of a made-up service. */
export const storeDatabase = async (): Promise<TestDatabase> =>
  testDatabase({
    name: 'store',
    fingerprint: `${await folderHash(storeMigrations)} lot 2`,
    migrate: async (url) => {
      await migrateDatabase({ url })
      const { default: pg } = await import('pg')
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`
        CREATE TABLE lot (id uuid PRIMARY KEY, version integer NOT NULL, status text NOT NULL, gross bigint NOT NULL, papers jsonb);
        CREATE TABLE receipt (id uuid PRIMARY KEY, lot_id uuid NOT NULL, papers jsonb NOT NULL);
        CREATE TABLE seen (stream_id text NOT NULL, version integer NOT NULL, type text NOT NULL, PRIMARY KEY (stream_id, version));
      `)
      await client.end()
    },
  })
