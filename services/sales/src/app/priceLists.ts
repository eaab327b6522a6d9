import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  setPriceList as decide,
  withdrawPriceList as decideWithdraw,
  evolvePriceList,
  type PriceList,
  type PriceListSet,
  type PriceListWithdrawn,
  type SetPriceList,
  type SetPriceListRefused,
  type WithdrawPriceListRefused,
} from '../domain/price-list/priceList.ts'
import type { Ports, SalesEvent } from './ports.ts'
import { lastOf } from './written.ts'

type ListPorts = Pick<Ports, 'priceList' | 'rows'>
const fresh: PriceList = { status: 'new' }

/** Makes a list, or says all of it anew. */
export const setPriceList =
  (ports: ListPorts, journal: Journal<SalesEvent>) =>
  (
    command: Omit<SetPriceList, 'shopId'>,
    context: CommandContext<PriceListSet & { readonly version: number }, SetPriceListRefused>,
  ) => {
    const { priceListId, isNew } = command
    const shopId = context.actor.organisationId
    let next = 0
    return runCommand(journal, context, {
      load: async () => {
        const known = await ports.priceList(priceListId)
        if (known && known.shopId !== shopId && !isNew) return undefined
        if (!known && !isNew) return undefined
        return known ?? { version: 0, shopId, list: fresh }
      },
      decide: ({ list }) => decide(list, { ...command, shopId }),
      write: ({ version, list }, events) => {
        next = version + events.length
        return {
          changes: [
            ports.rows.priceList(version, priceListId, shopId, events.reduce<PriceList>(evolvePriceList, list), events),
          ],
          result: { ...lastOf(events, 'PriceListSet'), version: next },
        }
      },
    })
  }

export const withdrawPriceList =
  (ports: ListPorts, journal: Journal<SalesEvent>) =>
  (
    { priceListId }: { readonly priceListId: string },
    context: CommandContext<PriceListWithdrawn, WithdrawPriceListRefused>,
  ) => {
    const shopId = context.actor.organisationId
    return runCommand(journal, context, {
      load: async () => {
        const known = await ports.priceList(priceListId)
        return known?.shopId === shopId ? known : undefined
      },
      decide: ({ list }) => decideWithdraw(list, { priceListId, shopId }),
      write: ({ version, list }, events) => ({
        changes: [
          ports.rows.priceList(version, priceListId, shopId, events.reduce<PriceList>(evolvePriceList, list), events),
        ],
        result: lastOf(events, 'PriceListWithdrawn'),
      }),
    })
  }
