import { Group, SegmentedControl, Text } from '@mantine/core'
import { IconDiamond } from '@tabler/icons-react'
import { DataList, Fineness, Mass, Photo, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'

/** Pieces that wait for their text, with the pictures of the workshop; a tap begins the item. */
export const PiecesScreen = () => {
  const t = useTexts('marketing')
  const [filter, setFilter] = useFilter({ ready: 'true' })
  const list = useList('promotion', '/pieces', { query: { ready: filter.ready === 'false' ? 'false' : 'true' } })
  return (
    <TaskScreen title={t('pieces.title')} isWide>
      <DataList
        list={list}
        label={t('pieces.title')}
        keyOf={({ pieceId }) => pieceId}
        emptyText={t('pieces.none')}
        linkTo={({ pieceId, itemId }) => (itemId ? `/marketing/items/${itemId}` : `/marketing/write/${pieceId}`)}
        filter={
          <SegmentedControl
            aria-label={t('pieces.which')}
            size="md"
            value={filter.ready}
            onChange={(ready) => setFilter({ ready })}
            data={[
              { value: 'true', label: t('pieces.ready') },
              { value: 'false', label: t('pieces.others') },
            ]}
          />
        }
        columns={[
          {
            name: 'piece',
            title: t('pieces.piece'),
            show: ({ design, serial, offeredPhotos: [photo] }) => (
              <Group gap="sm" wrap="nowrap">
                {photo ? (
                  <Photo service="production" photoId={photo} alt={t('item.offeredPhoto', { number: 1 })} size={64} />
                ) : (
                  <IconDiamond aria-hidden size={40} stroke={1.2} />
                )}
                <div>
                  <Text component="span" fw={600} display="block">
                    {design}
                  </Text>
                  <bdi dir="ltr">{serial}</bdi>
                </div>
              </Group>
            ),
          },
          {
            name: 'weight',
            title: t('pieces.weight'),
            isNumber: true,
            show: ({ grossMicrograms }) => grossMicrograms !== null && <Mass micrograms={grossMicrograms} />,
          },
          {
            name: 'fineness',
            title: t('pieces.fineness'),
            isNumber: true,
            show: ({ title }) => title !== null && <Fineness value={title} />,
          },
          { name: 'state', title: t('pieces.state'), show: ({ condition }) => t(`condition.${condition}`) },
        ]}
      />
    </TaskScreen>
  )
}
