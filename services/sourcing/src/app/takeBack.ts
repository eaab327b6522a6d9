import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import type { MetalTakenBack } from '../domain/lot/events.ts'
import { takeBack as decide, type TakeBack, type TakeBackRefused } from '../domain/lot/takeBack.ts'
import type { Ports, SourcingEvent } from './ports.ts'

export type TakeBackCommand = Omit<TakeBack, 'lotExists' | 'takenBefore' | 'sources'> & { readonly returnId: string }

export const takeBack =
  (ports: Pick<Ports, 'sentBack' | 'givenTo' | 'takenIds' | 'rows'>, journal: Journal<SourcingEvent>) =>
  ({ returnId, ...command }: TakeBackCommand, context: CommandContext<MetalTakenBack, TakeBackRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const [incoming, taken] = await Promise.all([
          ports.sentBack(context.actor.organisationId, returnId),
          ports.takenIds([command.lotId]),
        ])
        if (incoming === undefined) return undefined
        const sources = await ports.givenTo(incoming.sent)
        return { version: 0, ...incoming, sources, lotExists: taken.length > 0 }
      },
      decide: ({ sent, takenBefore, sources, lotExists }) =>
        decide(sent, { ...command, takenBefore, sources, lotExists }),
      write: (_, events) => {
        const [taken] = events as [MetalTakenBack]
        return {
          changes: [ports.rows.newLot([taken])],
          inserts: [ports.rows.takenBack(taken, context)],
          result: taken,
        }
      },
    })
