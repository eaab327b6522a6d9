import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyScreenIsAccessible } from './accessibility.ts'
import { theImport } from './import.ts'
import { theJourney } from './journey.ts'
import { theLedger } from './ledger.ts'
import { oddTextsAreShown } from './odd-texts.ts'
import { theShell } from './shell.ts'
import { openStage, type Stage } from './stage.ts'

const without = process.env.FIBULA_WITHOUT_CHROMIUM === '1' && process.env.CI !== 'true'
const withoutKafka = process.env.FIBULA_WITHOUT_KAFKA === '1'

describe.skipIf(without)('in a browser', { timeout: 60_000 }, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ kafka: withoutKafka ? 'embedded-log' : undefined, scale: 0.05, say: console.log })
  }, 120_000)
  afterAll(() => stage?.close(), 60_000)

  it('runs on real Kafka where there is one', () => {
    expect(stage.platform?.transport).toBe(withoutKafka ? 'postgres' : 'kafka')
  })
  describe('the shell', () => theShell(() => stage))
  describe('one piece', () => theJourney(() => stage))
  describe('a file', () => theImport(() => stage))
  describe('the ledger', () => theLedger(() => stage))
  describe('odd texts', () => oddTextsAreShown(() => stage))
  describe('every screen', () => everyScreenIsAccessible(() => stage))
})
