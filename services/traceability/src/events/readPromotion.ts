import type { Attribute } from '../domain/graph.ts'
import type { Readers } from './readers.ts'

interface Titles {
  readonly fr: string | null
  readonly ar: string | null
  readonly zgh: string | null
  readonly en: string | null
}
const titlesOf = ({ fr, ar, zgh, en }: Titles) => ({
  attrs: { title: fr ?? ar ?? en ?? zgh, titleFr: fr, titleAr: ar, titleZgh: zgh, titleEn: en },
  terms: [fr, ar, zgh, en],
})

const ofItem = (id: string, status: string, attrs: Readonly<Record<string, Attribute>> = {}) => ({
  nodes: [{ id, kind: 'item' as const, attrs: { status, ...attrs } }],
})

const campaign = ({
  campaignId,
  organisationId,
  kind,
  names,
  place,
  startsOn,
  endsOn,
}: {
  readonly campaignId: string
  readonly organisationId: string
  readonly kind: string
  readonly names: Titles
  readonly place: string | null
  readonly startsOn: string
  readonly endsOn: string
}) => {
  const { attrs, terms } = titlesOf(names)
  return {
    nodes: [
      {
        id: campaignId,
        kind: 'campaign' as const,
        attrs: { organisationId, campaignKind: kind, ...attrs, place, startsOn, endsOn, status: 'announced' },
        terms: [...terms, place],
      },
    ],
  }
}

export const readPromotion: Readers<'promotion'> = {
  'promotion.item-drafted': ({ itemId, pieceId, organisationId, titles }, { happenedAt }) => {
    const { attrs, terms } = titlesOf(titles)
    return {
      nodes: [{ id: itemId, kind: 'item', attrs: { pieceId, organisationId, ...attrs, status: 'draft' }, terms }],
      edges: [{ kind: 'catalogued', fromId: pieceId, toId: itemId, happenedAt }],
    }
  },
  'promotion.item-revised': ({ itemId, titles }) => {
    const { attrs, terms } = titlesOf(titles)
    return { nodes: [{ id: itemId, kind: 'item', attrs, terms }] }
  },
  'promotion.item-submitted': ({ itemId }) => ofItem(itemId, 'submitted'),
  'promotion.item-approved': ({ itemId }) => ofItem(itemId, 'approved'),
  'promotion.item-sent-back-for-changes': ({ itemId }) => ofItem(itemId, 'draft'),
  'promotion.item-scheduled': ({ itemId, at }) => ofItem(itemId, 'scheduled', { publishAt: at }),
  'promotion.item-unscheduled': ({ itemId }) => ofItem(itemId, 'approved', { publishAt: null }),
  'promotion.item-published': ({ itemId, titles, price, channel }) => {
    const { attrs, terms } = titlesOf(titles)
    return {
      nodes: [
        {
          id: itemId,
          kind: 'item',
          attrs: {
            ...attrs,
            status: 'published',
            publishAt: null,
            priceMinor: price.amountMinor,
            currency: price.currency,
            channel,
          },
          terms,
        },
      ],
    }
  },
  'promotion.item-unpublished': ({ itemId }) => ofItem(itemId, 'draft'),
  'promotion.item-withdrawn': ({ itemId, cause }) => ofItem(itemId, 'withdrawn', { withdrawnBecause: cause }),
  'promotion.item-reopened': ({ itemId }) => ofItem(itemId, 'draft', { withdrawnBecause: null }),
  'promotion.campaign-announced': campaign,
  'promotion.campaign-changed': campaign,
  'promotion.campaign-cancelled': ({ campaignId }) => ({
    nodes: [{ id: campaignId, kind: 'campaign', attrs: { status: 'cancelled' } }],
  }),
  'promotion.campaign-item-set': ({ campaignId, itemId, pieceId, price }, { happenedAt }) => ({
    edges: [
      {
        kind: 'shown',
        fromId: itemId,
        toId: campaignId,
        detail: { shown: true, priceMinor: price?.amountMinor ?? null, currency: price?.currency ?? null },
        happenedAt,
      },
    ],
    subjects: [itemId, campaignId, pieceId],
  }),
  'promotion.campaign-item-removed': ({ campaignId, itemId, pieceId }) => ({
    edges: [{ kind: 'shown', fromId: itemId, toId: campaignId, detail: { shown: false } }],
    subjects: [itemId, campaignId, pieceId],
  }),
  // Collections arrange the catalogue; no piece goes anywhere by them.
  'promotion.collection-made': () => ({}),
  'promotion.collection-changed': () => ({}),
  'promotion.collection-arranged': () => ({}),
  'promotion.collection-dissolved': () => ({}),
}
