import { Button, NativeSelect } from '@mantine/core'
import { IconTruckLoading, IconTruckReturn } from '@tabler/icons-react'
import { DataList, Day, TaskScreen, useCommand, useFilter, useGo, useList, useTexts } from '../../kit/index.ts'
import { Status } from './words.tsx'

/** Pieces that lie in a shop for their owner: seen by the shop, and by whoever gave them. */
export const ConsignmentsScreen = () => {
  const t = useTexts('seller')
  const go = useGo()
  const [filter, setFilter] = useFilter({ state: '' })
  const list = useList('sales', '/consignments', { query: filter as never })
  const giveBack = useCommand('sales', 'post', '/consignments/{consignmentId}/return')
  return (
    <TaskScreen
      title={t('consignments.title')}
      isWide
      problem={giveBack.problem}
      action={{
        text: t('consign.title'),
        icon: <IconTruckLoading aria-hidden />,
        run: () => go('/seller/consignments/new'),
      }}
    >
      <DataList
        list={list}
        label={t('consignments.title')}
        keyOf={({ consignmentId }) => consignmentId}
        emptyText={t('consignments.none')}
        filter={
          <NativeSelect
            label={t('offers.status')}
            size="md"
            value={filter.state}
            onChange={(event) => setFilter({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('all') },
              ...['open', 'ended'].map((value) => ({ value, label: t(`consignments.state.${value}`) })),
            ]}
          />
        }
        columns={[
          { name: 'piece', title: t('piece.title'), show: ({ design }) => <bdi>{design ?? '—'}</bdi> },
          { name: 'serial', title: t('piece.serial'), show: ({ serial }) => <bdi dir="ltr">{serial ?? '—'}</bdi> },
          {
            name: 'from',
            title: t('consignments.owner'),
            show: ({ fromOrganisationId }) => <bdi>{fromOrganisationId}</bdi>,
          },
          { name: 'shop', title: t('consignments.shop'), show: ({ shopId }) => <bdi>{shopId}</bdi> },
          { name: 'since', title: t('consignments.since'), show: ({ beganOn }) => <Day on={beganOn} /> },
          {
            name: 'status',
            title: t('offers.status'),
            show: ({ endedOn, status }) =>
              endedOn ? (
                <>
                  {t('consignments.state.ended')} <Day on={endedOn} />
                </>
              ) : (
                <Status status={status} />
              ),
          },
          {
            name: 'do',
            title: t('reservations.do'),
            show: ({ consignmentId, endedOn, status }) =>
              endedOn || status !== 'available' ? (
                '—'
              ) : (
                <Button
                  variant="default"
                  mih={48}
                  disabled={giveBack.isRunning}
                  leftSection={<IconTruckReturn aria-hidden size={18} />}
                  onClick={() => void giveBack.run({ path: { consignmentId }, body: {} })}
                >
                  {t('consignments.giveBack')}
                </Button>
              ),
          },
        ]}
      />
    </TaskScreen>
  )
}
