import { json } from 'node:stream/consumers'
import type { ReceiptContent } from './content.ts'
import { drawReceipt } from './draw.ts'

process.stdout.end(await drawReceipt((await json(process.stdin)) as ReceiptContent))
