import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import {
  setThreshold as decide,
  type LowStockThresholdSet,
  type SetThresholdRefused,
} from '../domain/stock/threshold.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type ThresholdCommand = Omit<LowStockThresholdSet, 'type' | 'organisationId' | 'thresholdId'>
export interface RecordedThreshold extends LowStockThresholdSet {
  readonly version: number
}

export const setThreshold =
  (ports: Pick<Ports, 'threshold' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: ThresholdCommand, context: CommandContext<RecordedThreshold, SetThresholdRefused>) => {
    const { organisationId } = context.actor
    return runCommand(journal, context, {
      load: async () => {
        const before = await ports.threshold(organisationId, command.material)
        return { version: before?.version ?? 0, before, thresholdId: before?.thresholdId ?? newId() }
      },
      decide: ({ before, thresholdId }) => decide(before, { ...command, organisationId, thresholdId }),
      write: ({ version }, events) => {
        const [set] = events as [LowStockThresholdSet]
        return { changes: [ports.rows.threshold(version, set)], result: { ...set, version: version + 1 } }
      },
    })
  }
