import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import { setMetalRate as decide, type MetalRateSet, type SetMetalRateRefused } from '../domain/rate/metalRate.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type MetalRateCommand = Omit<MetalRateSet, 'type' | 'organisationId' | 'rateId'>
export interface RecordedMetalRate extends MetalRateSet {
  readonly version: number
}

export const setMetalRate =
  (ports: Pick<Ports, 'metalRate' | 'rows'>, journal: Journal<SourcingEvent>) =>
  (command: MetalRateCommand, context: CommandContext<RecordedMetalRate, SetMetalRateRefused>) => {
    const { organisationId } = context.actor
    return runCommand(journal, context, {
      load: async () => {
        const before = await ports.metalRate(organisationId, command.element, command.from)
        return { version: before?.version ?? 0, before, rateId: before?.rateId ?? newId() }
      },
      decide: ({ before, rateId }) => decide(before, { ...command, organisationId, rateId }),
      write: ({ version }, events) => {
        const [set] = events as [MetalRateSet]
        return { changes: [ports.rows.metalRate(version, set)], result: { ...set, version: version + 1 } }
      },
    })
  }
