import {
  column,
  commandRoute,
  idCursor,
  newId,
  page,
  pageOf,
  pageQuery,
  quantities,
  queryRoute,
  readCursor,
} from '@fibula/service-kit'
import { z } from 'zod'
import type {
  PriceListSet,
  PriceListWithdrawn,
  SetPriceListRefused,
  WithdrawPriceListRefused,
} from '../../domain/price-list/priceList.ts'
import type { Deps } from '../deps.ts'
import { priceListProblems } from '../problems.ts'
import { priceListTyped, priceListView, showPriceList } from '../views.ts'

const { id } = quantities
const params = z.strictObject({ priceListId: id })
type PriceList = z.output<typeof priceListView>
type Told = PriceListSet & { readonly version: number }

const show = ({ type: _, shopId: __, version, prices, ...list }: Told) => ({
  body: { ...list, prices: [...prices], withdrawn: false },
  version,
  location: `/price-lists/${list.priceListId}` as const,
})

export const makePriceList = commandRoute<Deps, Told, SetPriceListRefused>()({
  method: 'post',
  path: '/price-lists',
  summary: 'For how much the shop sells pieces in a period; goes before the catalogue, and behind campaigns',
  tag: 'price-lists',
  roles: ['seller'],
  body: z.strictObject({ priceListId: id.optional(), ...priceListTyped }),
  success: 201,
  view: priceListView,
  problems: priceListProblems,
  handle: ({ body: { priceListId = newId(), validUntil = null, ...said }, context }, deps) =>
    deps.setPriceList({ ...said, validUntil, priceListId, isNew: true }, context),
  respond: show,
})

export const setPriceList = commandRoute<Deps, Told, SetPriceListRefused>()({
  method: 'put',
  path: '/price-lists/{priceListId}',
  summary: 'Says a price list anew, all of it; what was sold keeps its price',
  tag: 'price-lists',
  roles: ['seller'],
  params,
  body: z.strictObject(priceListTyped),
  success: 200,
  view: priceListView,
  problems: priceListProblems,
  handle: ({ params: { priceListId }, body: { validUntil = null, ...said }, context }, deps) =>
    deps.setPriceList({ ...said, validUntil, priceListId, isNew: false }, context),
  respond: show,
})

export const withdrawPriceList = commandRoute<Deps, PriceListWithdrawn, WithdrawPriceListRefused>()({
  method: 'post',
  path: '/price-lists/{priceListId}/withdraw',
  summary: 'A price list no longer counts',
  tag: 'price-lists',
  roles: ['seller'],
  params,
  body: z.strictObject({}).optional(),
  success: 200,
  view: params,
  problems: priceListProblems,
  handle: ({ params: given, context }, deps) => deps.withdrawPriceList(given, context),
  respond: ({ priceListId }) => ({ body: { priceListId } }),
})

export const getPriceList = queryRoute<Deps>()({
  path: '/price-lists/{priceListId}',
  summary: 'One price list of the shop',
  tag: 'price-lists',
  roles: ['seller'],
  params,
  view: priceListView,
  handle: async ({ params: { priceListId }, actor }, { reads }) => {
    const list = await reads.priceList(actor.organisationId, priceListId)
    return list && { body: showPriceList(list), version: list.version }
  },
})

export const listPriceLists = queryRoute<Deps>()({
  path: '/price-lists',
  summary: 'The price lists of the shop',
  tag: 'price-lists',
  roles: ['seller'],
  query: z.strictObject(pageQuery),
  view: pageOf(priceListView),
  table: {
    name: 'price-lists',
    columns: [
      column<PriceList>('Liste', 'اللائحة', 'List', ({ name }) => name),
      column<PriceList>('Du', 'من', 'From', ({ validFrom }) => validFrom),
      column<PriceList>('Au', 'إلى', 'Until', ({ validUntil }) => validUntil),
      column<PriceList>('Pièces', 'القطع', 'Pieces', ({ prices }) => prices.length),
      column<PriceList>('Retirée', 'مسحوبة', 'Withdrawn', ({ withdrawn }) => (withdrawn ? 1 : 0)),
    ],
  },
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const part = { after: readCursor(idCursor, cursor)?.[0], limit }
    const { items, next } = page(await reads.priceLists(actor.organisationId, part), limit, (row) => [row.id])
    return { body: { items: items.map(showPriceList), next } }
  },
})
