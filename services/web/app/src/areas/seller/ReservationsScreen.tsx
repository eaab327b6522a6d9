import { Button, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { DataList, Quantity, TaskScreen, Time, useCommand, useFilter, useList, useTexts } from '../../kit/index.ts'
import { Title } from './words.tsx'

const Cancel = ({
  reservationId,
  run,
  isRunning,
}: {
  reservationId: string
  run: (id: string) => void
  isRunning: boolean
}) => {
  const t = useTexts('seller')
  return (
    <Button
      variant="default"
      mih={48}
      disabled={isRunning}
      leftSection={<IconX aria-hidden size={18} />}
      onClick={() => run(reservationId)}
    >
      {t('reservations.cancel')}
    </Button>
  )
}

/** Pieces that are kept for buyers, and buyers who wait. */
export const ReservationsScreen = () => {
  const t = useTexts('seller')
  const [filter, setFilter] = useFilter({ state: '' })
  const list = useList('sales', '/reservations', { query: filter as never })
  const cancel = useCommand('sales', 'post', '/reservations/{reservationId}/cancel')
  return (
    <TaskScreen title={t('reservations.title')} isWide problem={cancel.problem}>
      <DataList
        list={list}
        label={t('reservations.title')}
        keyOf={({ reservationId }) => reservationId}
        emptyText={t('reservations.none')}
        linkTo={({ pieceId }) => `/seller/pieces/${pieceId}`}
        filter={
          <NativeSelect
            label={t('offers.status')}
            size="md"
            value={filter.state}
            onChange={(event) => setFilter({ state: event.currentTarget.value })}
            data={[
              { value: '', label: t('all') },
              ...['open', 'waiting', 'ended'].map((value) => ({ value, label: t(`reservations.state.${value}`) })),
            ]}
          />
        }
        columns={[
          { name: 'piece', title: t('piece.title'), show: ({ titles }) => <Title titles={titles} /> },
          { name: 'serial', title: t('piece.serial'), show: ({ serial }) => <bdi dir="ltr">{serial ?? '—'}</bdi> },
          {
            name: 'state',
            title: t('offers.status'),
            show: ({ ended, expiresAt }) =>
              ended
                ? t(`reservations.end.${ended}`)
                : t(expiresAt ? 'reservations.state.open' : 'reservations.state.waiting'),
          },
          {
            name: 'until',
            title: t('piece.until'),
            show: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : '—'),
          },
          {
            name: 'place',
            title: t('reservations.place'),
            isNumber: true,
            show: ({ position }) => (position === null ? '—' : <Quantity value={position} />),
          },
          {
            name: 'cancel',
            title: t('reservations.do'),
            show: ({ reservationId, ended }) =>
              ended ? (
                '—'
              ) : (
                <Cancel
                  reservationId={reservationId}
                  isRunning={cancel.isRunning}
                  run={(id) => void cancel.run({ path: { reservationId: id }, body: {} })}
                />
              ),
          },
        ]}
      />
    </TaskScreen>
  )
}
