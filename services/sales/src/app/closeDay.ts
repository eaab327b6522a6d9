import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import { dayOf } from '../domain/calendar.ts'
import { type CloseDayRefused, type DayClosed, closeDay as decide } from '../domain/till/closeDay.ts'
import type { Ports, SalesEvent } from './ports.ts'
import { lastOf } from './written.ts'

export interface CloseCommand {
  readonly closingId: string
  readonly on: string | undefined
  readonly counted: readonly { readonly currency: string; readonly amountMinor: number }[]
}
export type RecordedClosing = DayClosed & { readonly recordedAt: string }

/** Money that comes in while it is counted makes the commit fail, and everything is counted again (see the migration). */
export const closeDay =
  (ports: Pick<Ports, 'till' | 'taken' | 'closingExists' | 'rows'>, journal: Journal<SalesEvent>) =>
  (command: CloseCommand, context: CommandContext<RecordedClosing, CloseDayRefused>) => {
    const shopId = context.actor.organisationId
    const today = dayOf(context.recordedAt)
    const on = command.on ?? dayOf(context.happenedAt)
    return runCommand(journal, context, {
      load: async () => {
        const till = await ports.till(shopId)
        const [taken, closingExists] = await Promise.all([
          ports.taken(shopId, till?.lastClosedOn ?? null, on),
          ports.closingExists(command.closingId),
        ])
        return { ...(till ?? { tillId: newId(), lastClosedOn: null, version: 0 }), taken, closingExists }
      },
      decide: ({ tillId, lastClosedOn, taken, closingExists }) =>
        decide({ tillId, lastClosedOn }, { ...command, closingExists, shopId, on, today, taken }),
      write: ({ version }, events) => {
        const closed = lastOf(events, 'DayClosed')
        return {
          changes: [ports.rows.till(version, closed)],
          inserts: [ports.rows.dayClosing(closed, context)],
          result: { ...closed, recordedAt: context.recordedAt },
        }
      },
    })
  }
