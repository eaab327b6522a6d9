// Makes a service's typed database client from its prisma/schema.prisma. Called by the `generate` script of every service.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const schema = join('prisma', 'schema.prisma')
if (!existsSync(schema)) {
  console.log(`no ${schema} here: nothing to generate`)
  process.exit(0)
}

const requireHere = createRequire(join(process.cwd(), 'package.json'))
const manifest = requireHere.resolve('prisma/package.json')
const cli = join(dirname(manifest), requireHere(manifest).bin.prisma)

const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    // `prisma generate` wants to download an engine that it never runs. Told that one exists, it stays off the network.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (error) throw error
process.exit(status ?? 1)
