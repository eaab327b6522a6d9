import { NativeSelect, SimpleGrid } from '@mantine/core'
import { NumberField, useLanguage, useList, useTexts } from '../../../kit/index.ts'
import { textIn } from '../words.ts'

const techniques = ['handcrafted', 'machine-made', 'studded-by-hand', 'studded-by-machine'] as const
const materials = ['silver', 'niello', 'stones', 'enamel', 'thread'] as const

export const noFilter = {
  q: '',
  technique: '',
  material: '',
  channel: '',
  workshop: '',
  collection: '',
  campaign: '',
  available: '',
  minPrice: '',
  maxPrice: '',
  sort: '',
}
export type CatalogueFilter = typeof noFilter

/** By what the catalogue is narrowed down. Prices are typed in the currency and asked for in its minor unit. */
export const Filters = ({
  filter,
  setFilter,
}: {
  filter: CatalogueFilter
  setFilter: (some: Partial<CatalogueFilter>) => void
}) => {
  const t = useTexts('marketing')
  const language = useLanguage()
  const collections = useList('promotion', '/showcase/collections', { query: { limit: 100 } })
  const campaigns = useList('promotion', '/showcase/campaigns', { query: { limit: 100 } })
  const select = (
    name: keyof CatalogueFilter,
    label: string,
    options: readonly { value: string; label: string }[],
    none = t('catalogue.any'),
  ) => (
    <NativeSelect
      label={label}
      size="md"
      value={filter[name]}
      onChange={(event) => setFilter({ [name]: event.currentTarget.value })}
      data={[{ value: '', label: none }, ...options]}
    />
  )
  const words = (family: 'technique' | 'material' | 'channel', values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${family}.${value}`) }))
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      {select('technique', t('catalogue.technique'), words('technique', techniques))}
      {select('material', t('catalogue.material'), words('material', materials))}
      {select('channel', t('item.channel'), words('channel', ['shop', 'fair', 'online']))}
      {select('available', t('catalogue.available'), [
        { value: 'true', label: t('availability.available') },
        { value: 'false', label: t('catalogue.taken') },
      ])}
      {select(
        'collection',
        t('catalogue.collection'),
        collections.items.map(({ collectionId, names }) => ({
          value: collectionId,
          label: textIn(names, language).text,
        })),
      )}
      {select(
        'campaign',
        t('catalogue.campaign'),
        campaigns.items.map(({ campaignId, names }) => ({ value: campaignId, label: textIn(names, language).text })),
      )}
      <NumberField
        label={t('catalogue.minPrice')}
        size="md"
        value={filter.minPrice}
        onChange={(minPrice) => setFilter({ minPrice })}
      />
      <NumberField
        label={t('catalogue.maxPrice')}
        size="md"
        value={filter.maxPrice}
        onChange={(maxPrice) => setFilter({ maxPrice })}
      />
      {select(
        'sort',
        t('items.sort'),
        ['price', '-price', 'title', ...(filter.collection === '' ? [] : ['arranged'])].map((value) => ({
          value,
          label: t(`catalogueSort.${value}`),
        })),
        t('catalogueSort.newest'),
      )}
    </SimpleGrid>
  )
}
