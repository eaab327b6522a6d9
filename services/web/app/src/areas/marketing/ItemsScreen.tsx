import { Group, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import { IconPhotoOff, IconSearch } from '@tabler/icons-react'
import { DataList, Money, Photo, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'
import { itemStatuses, StatusBadge } from './StatusBadge.tsx'
import { Written } from './Written.tsx'
import { textIn } from './words.ts'

const missing = ['any-translation', 'ar', 'zgh', 'en', 'description', 'photos'] as const
const sorts = ['title', 'price', 'publish-at'] as const

/** All items of the organisation: searched, and filtered by state and by what is missing. */
export const ItemsScreen = () => {
  const t = useTexts('marketing')
  const [filter, setFilter] = useFilter({
    q: '',
    status: '',
    missing: '',
    sort: '',
    sold: '',
    campaign: '',
    collection: '',
  })
  const list = useList('promotion', '/items', { query: filter as never })
  const choice = (
    name: 'status' | 'missing' | 'sort',
    label: string,
    none: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      size="md"
      value={filter[name]}
      onChange={(event) => setFilter({ [name]: event.currentTarget.value })}
      data={[{ value: '', label: none }, ...options]}
    />
  )
  const statuses = itemStatuses.map((value) => ({ value, label: t(`status.${value}`) }))
  const gaps = missing.map((value) => ({ value, label: t(`missing.${value}`) }))
  const orders = sorts.map((value) => ({ value, label: t(`sort.${value}`) }))
  return (
    <TaskScreen title={t('items.title')} isWide>
      <DataList
        list={list}
        label={t('items.title')}
        keyOf={({ itemId }) => itemId}
        emptyText={t('items.none')}
        linkTo={({ itemId }) => `/marketing/items/${itemId}`}
        filter={
          <>
            <TextInput
              type="search"
              label={t('items.search')}
              size="md"
              leftSection={<IconSearch aria-hidden size={18} />}
              defaultValue={filter.q}
              maxLength={100}
              onChange={(event) => setFilter({ q: event.currentTarget.value.trim() })}
            />
            <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
              {choice('status', t('items.status'), t('items.all'), statuses)}
              {choice('missing', t('items.missing'), t('items.whatever'), gaps)}
              {choice('sort', t('items.sort'), t('sort.id'), orders)}
            </SimpleGrid>
          </>
        }
        columns={[
          {
            name: 'item',
            title: t('items.item'),
            show: ({ titles, photos: [photo] }) => (
              <Group gap="sm" wrap="nowrap">
                {photo ? (
                  <Photo
                    service="promotion"
                    photoId={photo}
                    alt={t('item.photo', { number: 1, title: textIn(titles, 'fr').text })}
                    size={56}
                  />
                ) : (
                  <IconPhotoOff aria-hidden size={32} stroke={1.2} />
                )}
                <Written texts={titles} />
              </Group>
            ),
          },
          { name: 'status', title: t('items.status'), show: ({ status }) => <StatusBadge status={status} /> },
          { name: 'price', title: t('items.price'), isNumber: true, show: ({ price }) => <Money money={price} /> },
          {
            name: 'missing',
            title: t('items.missing'),
            show: ({ missing: parts }) => (
              <Text component="span" size="sm">
                {[...new Set(parts.map(({ language }) => t(`language.${language}`)))].join(', ') || '—'}
              </Text>
            ),
          },
          {
            name: 'publishAt',
            title: t('items.publishAt'),
            show: ({ publishAt }) => (publishAt ? <Time at={publishAt} /> : '—'),
          },
        ]}
      />
    </TaskScreen>
  )
}
