import type { Decision } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  type AddDesignRefused,
  type Design,
  type DesignEvent,
  type DesignTerms,
  addDesign as decideAdd,
  changeDesign as decideChange,
  restoreDesign as decideRestore,
  retireDesign as decideRetire,
  evolveDesign,
  type KnownDesign,
  noDesign,
  type RestoreDesignRefused,
  type RetireDesignRefused,
} from '../domain/design/design.ts'
import type { Ports, VersionedDesign } from './ports.ts'

type Needs = Pick<Ports, 'design' | 'exists' | 'rows'>
interface OfDesign {
  readonly designId: string
}

export const addDesign =
  (ports: Needs, journal: Journal<DesignEvent>) =>
  (command: DesignTerms & OfDesign, context: CommandContext<VersionedDesign, AddDesignRefused>) => {
    let first = true
    return runCommand(journal, context, {
      load: async () => {
        // Whether it exists is asked only after the database said that something does.
        const exists = !first && (await ports.exists('design', command.designId))
        first = false
        return { version: 0, exists }
      },
      decide: ({ exists }) =>
        exists
          ? { accepted: false as const, refusal: { code: 'design-exists' as const } }
          : decideAdd(noDesign, { ...command, ownerId: context.actor.organisationId }),
      write: (_, events) => {
        const design = events.reduce<Design>(evolveDesign, noDesign) as KnownDesign
        return { changes: [ports.rows.design(0, design, events)], result: { version: events.length, design } }
      },
    })
  }

const onDesign = <Event extends DesignEvent, Refusal extends { readonly code: string }>(
  ports: Needs,
  journal: Journal<DesignEvent>,
  context: CommandContext<VersionedDesign, Refusal>,
  designId: string,
  decide: (design: KnownDesign) => Decision<Event, Refusal>,
) =>
  runCommand(journal, context, {
    load: () => ports.design(context.actor.organisationId, designId),
    decide: ({ design }) => decide(design),
    write: ({ version, design: before }, events) => {
      const design = events.reduce<Design>(evolveDesign, before) as KnownDesign
      return {
        changes: [ports.rows.design(version, design, events)],
        result: { version: version + events.length, design },
      }
    },
  })

export const changeDesign =
  (ports: Needs, journal: Journal<DesignEvent>) =>
  (
    { designId, ...terms }: DesignTerms & OfDesign,
    context: CommandContext<VersionedDesign, { readonly code: 'name-missing' }>,
  ) =>
    onDesign(ports, journal, context, designId, (design) => decideChange(design, terms))

export const retireDesign =
  (ports: Needs, journal: Journal<DesignEvent>) =>
  ({ designId }: OfDesign, context: CommandContext<VersionedDesign, RetireDesignRefused>) =>
    onDesign(ports, journal, context, designId, decideRetire)

export const restoreDesign =
  (ports: Needs, journal: Journal<DesignEvent>) =>
  ({ designId }: OfDesign, context: CommandContext<VersionedDesign, RestoreDesignRefused>) =>
    onDesign(ports, journal, context, designId, decideRestore)
