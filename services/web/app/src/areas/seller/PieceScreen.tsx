import { Button, Card, Title as Heading, Skeleton, Stack, Text } from '@mantine/core'
import { IconClock, IconCurrencyDirham, IconRoute, IconTruckReturn, IconUsers } from '@tabler/icons-react'
import {
  Fineness,
  Go,
  Line,
  Mass,
  Money,
  Photo,
  ProblemNote,
  Quantity,
  TaskScreen,
  Time,
  useCommand,
  useGo,
  usePathValue,
  useRead,
  useSession,
  useTexts,
} from '../../kit/index.ts'
import { canBeKept, canBeSold, standOf } from './piece.ts'
import { Status, Title } from './words.tsx'

/** One piece in the seller's hand: what it is, what it costs today, and what can be done with it. */
export const PieceScreen = () => {
  const t = useTexts('seller')
  const go = useGo()
  const pieceId = usePathValue('pieceId')
  const shopId = useSession().person?.organisation
  const { data: piece, error, refetch } = useRead('sales', '/offers/{pieceId}', { path: { pieceId } })
  const cancel = useCommand('sales', 'post', '/reservations/{reservationId}/cancel')
  const giveBack = useCommand('sales', 'post', '/consignments/{consignmentId}/return')
  const stand = piece && standOf(piece, shopId)
  const at = `/seller/pieces/${pieceId}`
  return (
    <TaskScreen
      title={t('piece.title')}
      problem={cancel.problem ?? giveBack.problem}
      action={
        stand && canBeSold(stand)
          ? { text: t('piece.sell'), icon: <IconCurrencyDirham aria-hidden />, run: () => go(`${at}/sell`) }
          : undefined
      }
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!piece && !error && <Skeleton h={240} />}
      {piece && (
        <>
          {piece.photoId && <Photo service="promotion" photoId={piece.photoId} alt={t('piece.photo')} />}
          <Heading order={2} size="h3">
            <Title titles={piece.titles} />
          </Heading>
          <Card withBorder radius="md" padding="md">
            <Stack gap="xs">
              <Text fz={28} fw={700}>
                <Money money={piece.price} />
              </Text>
              <Text size="sm">{t(`priceFrom.${piece.priceFrom}`)}</Text>
              <Status status={piece.status} />
              {piece.reservedUntil && (
                <Line text={t('piece.until')}>
                  <Time at={piece.reservedUntil} />
                </Line>
              )}
              {piece.waiting > 0 && (
                <Line text={t('figure.waiting')}>
                  <Quantity value={piece.waiting} />
                </Line>
              )}
              {piece.serial && (
                <Line text={t('piece.serial')}>
                  <bdi dir="ltr">{piece.serial}</bdi>
                </Line>
              )}
              {piece.title !== null && (
                <Line text={t('piece.fineness')}>
                  <Fineness value={piece.title} />
                </Line>
              )}
              {piece.grossMicrograms !== null && (
                <Line text={t('piece.weight')}>
                  <Mass micrograms={piece.grossMicrograms} />
                </Line>
              )}
              {piece.mark && (
                <Line text={t('piece.mark')}>
                  <bdi>{piece.mark}</bdi>
                </Line>
              )}
              {piece.atShopId && (
                <Line text={t('offers.where')}>
                  <bdi>{piece.atShopId}</bdi>
                </Line>
              )}
            </Stack>
          </Card>
          {stand === 'lies-elsewhere' && <Text fw={600}>{t('stand.lies-elsewhere')}</Text>}
          {stand && canBeKept(stand) && (
            <Button
              component={Go}
              to={`${at}/reserve`}
              variant="default"
              size="lg"
              leftSection={piece.status === 'reserved' ? <IconUsers aria-hidden /> : <IconClock aria-hidden />}
            >
              {piece.status === 'reserved' ? t('reserve.queue') : t('reserve.title')}
            </Button>
          )}
          {piece.reservationId && (
            <Button
              variant="default"
              size="lg"
              loading={cancel.isRunning}
              onClick={() => void cancel.run({ path: { reservationId: piece.reservationId ?? '' }, body: {} })}
            >
              {t('reservations.cancel')}
            </Button>
          )}
          {piece.saleId && (
            <Button component={Go} to={`/seller/sales/${piece.saleId}`} variant="default" size="lg">
              {t('sale.title')}
            </Button>
          )}
          {piece.consignmentId && piece.status === 'available' && (
            <Button
              variant="default"
              size="lg"
              loading={giveBack.isRunning}
              leftSection={<IconTruckReturn aria-hidden />}
              onClick={() => void giveBack.run({ path: { consignmentId: piece.consignmentId ?? '' }, body: {} })}
            >
              {t('consignments.giveBack')}
            </Button>
          )}
          <Button
            component={Go}
            to={`/trace/piece/${pieceId}`}
            variant="default"
            size="lg"
            leftSection={<IconRoute aria-hidden />}
          >
            {t('piece.way')}
          </Button>
        </>
      )}
    </TaskScreen>
  )
}
