import {
  IconArrowBackUp,
  IconBuildingFactory2,
  IconBuildingStore,
  IconClipboardList,
  IconCoins,
  type IconDiamond,
  IconFlag,
  IconPackage,
  IconPhoto,
  IconRotate,
  IconSparkles,
  IconTruckDelivery,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Id, Money, useLanguage, useTexts } from '../../kit/index.ts'

type Icon = typeof IconDiamond

/** What a node of the graph is, as the service tells it. */
export interface Thing {
  readonly id: string
  readonly kind: string
  readonly attrs: { readonly [name: string]: unknown }
}

const icons: Readonly<Record<string, Icon>> = {
  supplier: IconTruckDelivery,
  lot: IconPackage,
  order: IconClipboardList,
  'sending-back': IconArrowBackUp,
  piece: IconSparkles,
  item: IconPhoto,
  campaign: IconFlag,
  consignment: IconBuildingStore,
  sale: IconCoins,
  return: IconRotate,
}
export const ThingIcon = ({ kind, size = 20 }: { kind: string; size?: number }) => {
  const Icon = icons[kind] ?? IconBuildingFactory2
  return <Icon aria-hidden size={size} style={{ flexShrink: 0 }} />
}

/** Where its way is shown: what has an address of its own has it, everything else is named in the query. */
export const wayTo = ({ id, kind }: { id: string; kind: string }): string =>
  ['lot', 'piece', 'sale', 'order'].includes(kind) ? `/trace/${kind}/${id}` : `/trace/way?kind=${kind}&id=${id}`

const titles: Readonly<Record<string, string>> = { fr: 'titleFr', ar: 'titleAr', en: 'titleEn' }
const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** What people call it; for things without a name, what they are made of or cost, and the end of their number. */
export const ThingName = ({ thing: { id, kind, attrs } }: { thing: Thing }): ReactNode => {
  const t = useTexts('trace')
  const language = useLanguage()
  const called =
    words(attrs.serial) ??
    words(attrs[titles[language] ?? '']) ??
    words(attrs.title) ??
    words(attrs.name) ??
    words(attrs.design)
  if (called !== undefined) return <bdi>{called}</bdi>
  if (kind === 'supplier') return t('private')
  const { priceMinor, currency, residueClass, material } = attrs
  if (typeof priceMinor === 'number' && typeof currency === 'string')
    return <Money money={{ amountMinor: priceMinor, currency }} />
  const made = words(residueClass) ?? words(material)
  return (
    <>
      {made !== undefined && `${t(`made.${made}`)} `}
      <Id id={id} />
    </>
  )
}
