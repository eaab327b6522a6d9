import { accept } from '@fibula/kernel'
import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import type { Ports, SalesEvent, ShopProfile } from './ports.ts'

/** What stands at the head of the shop's receipts. */
export const describeShop =
  (ports: Pick<Ports, 'rows'>, journal: Journal<SalesEvent>) =>
  (profile: ShopProfile, context: CommandContext<ShopProfile, never>) =>
    runCommand(journal, context, {
      load: async () => ({ version: 0 }),
      decide: () => accept<SalesEvent>(),
      write: () => ({
        changes: [],
        inserts: [ports.rows.shopProfile(newId(), context.actor.organisationId, profile, context)],
        result: profile,
      }),
    })
