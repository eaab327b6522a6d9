// A process of its own, in a session of its own, that holds one end of a pipe whose other end is the starter's. When the starter
// is gone, in whatever way, the pipe closes, and the guardian ends in order what the starter has left running.
// Started by guard.ts: `node guardian.ts <folder> <pid of the starter>`.
import { rmSync } from 'node:fs'
import { lockFile } from '../home/lock.ts'
import { readRecord, removeRecord } from './record.ts'
import { stopAll } from './stop-all.ts'

const [folder, starter] = process.argv.slice(2)
if (folder === undefined || starter === undefined) throw new Error('usage: guardian.ts <folder> <pid of the starter>')

// Told to the starter as well, which stops in order and then closes the pipe.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})

process.stdin.resume()
await new Promise((resolve) => process.stdin.once('close', resolve))

const record = readRecord(folder)
if (record?.starter.pid === Number(starter)) {
  console.log(`${new Date().toISOString()} the starter ${record.starter.pid} is gone: stopping what it left`)
  await stopAll(record)
  rmSync(lockFile(folder), { force: true })
  removeRecord(folder)
  if (record.removeFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
