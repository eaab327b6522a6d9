import { Group, NativeSelect, SimpleGrid } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { useState } from 'react'
import {
  DataList,
  Money,
  Photo,
  Quantity,
  ScanField,
  TaskScreen,
  useFilter,
  useGo,
  useList,
  useTexts,
} from '../../kit/index.ts'
import { Status, Title } from './words.tsx'

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Find a piece: by its code, its serial number or a word of its title; or look through what is free, kept or sold. */
export const OffersScreen = () => {
  const t = useTexts('seller')
  const go = useGo()
  const [filter, setFilter] = useFilter({ search: '', status: '', here: '' })
  const [typed, setTyped] = useState(filter.search)
  const find = (text: string) => {
    setTyped(text)
    if (isId(text.trim())) go(`/seller/pieces/${text.trim().toLowerCase()}`)
    else setFilter({ search: text.trim().slice(0, 100) })
  }
  const list = useList('sales', '/offers', { query: filter as never })
  return (
    <TaskScreen title={t('offers.title')} isWide>
      <DataList
        list={list}
        label={t('offers.title')}
        keyOf={({ pieceId }) => pieceId}
        emptyText={t('offers.none')}
        linkTo={({ pieceId }) => `/seller/pieces/${pieceId}`}
        filter={
          <>
            <ScanField label={t('offers.search')} value={typed} onChange={find} onFound={find} />
            <SimpleGrid cols={2} spacing="sm">
              <NativeSelect
                label={t('offers.status')}
                size="md"
                value={filter.status}
                onChange={(event) => setFilter({ status: event.currentTarget.value })}
                data={[
                  { value: '', label: t('all') },
                  ...['available', 'reserved', 'sold'].map((value) => ({ value, label: t(`status.${value}`) })),
                ]}
              />
              <NativeSelect
                label={t('offers.where')}
                size="md"
                value={filter.here}
                onChange={(event) => setFilter({ here: event.currentTarget.value })}
                data={[
                  { value: '', label: t('all') },
                  { value: 'true', label: t('offers.here') },
                ]}
              />
            </SimpleGrid>
          </>
        }
        columns={[
          {
            name: 'piece',
            title: t('piece.title'),
            show: ({ titles, photoId }) => (
              <Group gap="sm" wrap="nowrap">
                {photoId ? (
                  <Photo service="promotion" photoId={photoId} alt="" size={56} />
                ) : (
                  <IconPhotoOff aria-hidden size={32} stroke={1.2} />
                )}
                <Title titles={titles} />
              </Group>
            ),
          },
          { name: 'serial', title: t('piece.serial'), show: ({ serial }) => <bdi dir="ltr">{serial ?? '—'}</bdi> },
          { name: 'status', title: t('offers.status'), show: ({ status }) => <Status status={status} /> },
          { name: 'price', title: t('piece.price'), isNumber: true, show: ({ price }) => <Money money={price} /> },
          {
            name: 'waiting',
            title: t('figure.waiting'),
            isNumber: true,
            show: ({ waiting }) => <Quantity value={waiting} />,
          },
          { name: 'at', title: t('offers.where'), show: ({ atShopId }) => <bdi>{atShopId ?? '—'}</bdi> },
        ]}
      />
    </TaskScreen>
  )
}
