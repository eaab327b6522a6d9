import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import { type AllowanceSet, setAllowance as decide, type SetAllowanceRefused } from '../domain/allowance/allowance.ts'
import type { Ports } from './ports.ts'

export type AllowanceCommand = Omit<AllowanceSet, 'type' | 'ownerId' | 'allowanceId'>
export interface RecordedAllowance extends AllowanceSet {
  readonly version: number
}

export const setAllowance =
  (ports: Pick<Ports, 'allowanceOfDay' | 'rows'>, journal: Journal<AllowanceSet>) =>
  (command: AllowanceCommand, context: CommandContext<RecordedAllowance, SetAllowanceRefused>) => {
    const ownerId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        const before = await ports.allowanceOfDay(ownerId, command.technique, command.from)
        return { version: before?.version ?? 0, before, allowanceId: before?.allowanceId ?? newId() }
      },
      decide: ({ before, allowanceId }) => decide(before, { ...command, ownerId, allowanceId }),
      write: ({ version }, events) => {
        const [set] = events as [AllowanceSet]
        return { changes: [ports.rows.allowance(version, set)], result: { ...set, version: version + 1 } }
      },
    })
  }
