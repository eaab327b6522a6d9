import { Button, Card, Title as Heading, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowsExchange, IconReceipt, IconRotate2, IconTrash, IconUser } from '@tabler/icons-react'
import {
  Day,
  Go,
  Line,
  Mass,
  Money,
  ProblemNote,
  TaskScreen,
  Time,
  useCommand,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { PieceLink, ReceiptNumber } from './words.tsx'

/** Who bought, if that is kept; and how it is forgotten. */
const BuyerCard = ({ saleId }: { saleId: string }) => {
  const t = useTexts('seller')
  const buyer = useRead('sales', '/sales/{saleId}/buyer', { path: { saleId } })
  const erase = useCommand('sales', 'post', '/sales/{saleId}/buyer/erase')
  // Nobody is kept of most sales: that is no trouble.
  const isNobody = buyer.error?.body.code === 'not-found' || erase.problem?.body.code === 'no-buyer'
  if (isNobody)
    return (
      <Button
        component={Go}
        to={`/seller/sales/${saleId}/buyer`}
        variant="default"
        size="lg"
        leftSection={<IconUser aria-hidden />}
      >
        {t('buyer.invoice')}
      </Button>
    )
  return (
    <>
      <ProblemNote problem={buyer.error ?? erase.problem} again={() => void buyer.refetch()} />
      {buyer.data && (
        <Card withBorder radius="md" padding="md">
          <Stack gap="xs">
            <Heading order={2} size="h4">
              {t('buyer.title')}
            </Heading>
            <Line text={t('buyer.name')}>
              <bdi>{buyer.data.name}</bdi>
            </Line>
            {buyer.data.address && (
              <Line text={t('buyer.address')}>
                <bdi>{buyer.data.address}</bdi>
              </Line>
            )}
            {buyer.data.document && (
              <Line text={t('buyer.document')}>
                <bdi>{buyer.data.document}</bdi>
              </Line>
            )}
            {buyer.data.taxNumber && (
              <Line text={t('buyer.taxNumber')}>
                <bdi dir="ltr">{buyer.data.taxNumber}</bdi>
              </Line>
            )}
            <Button
              variant="default"
              mih={48}
              loading={erase.isRunning}
              leftSection={<IconTrash aria-hidden size={18} />}
              onClick={() => void erase.run({ path: { saleId }, body: {} }).then(() => buyer.refetch())}
            >
              {t('buyer.erase')}
            </Button>
          </Stack>
        </Card>
      )}
    </>
  )
}

/** One sale: its receipt, how it was paid, and what became of it. */
export const SaleScreen = () => {
  const t = useTexts('seller')
  const saleId = usePathValue('saleId')
  const { data: sale, error, refetch } = useRead('sales', '/sales/{saleId}', { path: { saleId } })
  const at = `/seller/sales/${saleId}`
  return (
    <TaskScreen title={t('sale.title')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!sale && !error && <Skeleton h={240} />}
      {sale && (
        <>
          <Card withBorder radius="md" padding="md">
            <Stack gap="xs">
              <Line text={t('sale.receipt')}>
                <ReceiptNumber receipt={sale.receipt} />
              </Line>
              <Line text={t('sale.at')}>
                <Time at={sale.happenedAt} />
              </Line>
              <Line text={t('sales.day')}>
                <Day on={sale.on} />
              </Line>
              <Line text={t('piece.title')}>
                <PieceLink pieceId={sale.pieceId}>{t('sale.piece')}</PieceLink>
              </Line>
              <Line text={t('piece.price')}>
                <strong>
                  <Money money={sale.price} />
                </strong>
              </Line>
              <Text size="sm">{t(`priceFrom.${sale.priceFrom}`)}</Text>
              {sale.payments.map(({ paymentId, kind, amount }) => (
                <Line key={paymentId} text={t(`kind.${kind}`)}>
                  <Money money={amount} />
                </Line>
              ))}
            </Stack>
          </Card>
          {sale.returned && (
            <Card withBorder radius="md" padding="md">
              <Stack gap="xs">
                <Heading order={2} size="h4">
                  {t('sales.returnedYes')}
                </Heading>
                <Line text={t('sale.at')}>
                  <Time at={sale.returned.happenedAt} />
                </Line>
                <Line text={t('piece.weight')}>
                  <Mass micrograms={sale.returned.grossMicrograms} />
                </Line>
                {sale.returned.reason && (
                  <Line text={t('return.reason')}>
                    <bdi>{sale.returned.reason}</bdi>
                  </Line>
                )}
                {sale.returned.refunds.map(({ paymentId, kind, amount }) => (
                  <Line key={paymentId} text={t(`kind.${kind}`)}>
                    <Money money={amount} />
                  </Line>
                ))}
                {sale.returned.exchangeSaleId && (
                  <Button
                    component={Go}
                    to={`/seller/sales/${sale.returned.exchangeSaleId}`}
                    variant="default"
                    mih={48}
                  >
                    {t('exchange.other')}
                  </Button>
                )}
              </Stack>
            </Card>
          )}
          <Button component={Go} to={`${at}/receipt`} size="lg" leftSection={<IconReceipt aria-hidden />}>
            {t('receipt.title')}
          </Button>
          {!sale.returned && (
            <>
              <Button
                component={Go}
                to={`${at}/return`}
                variant="default"
                size="lg"
                leftSection={<IconRotate2 aria-hidden />}
              >
                {t('return.title')}
              </Button>
              <Button
                component={Go}
                to={`${at}/exchange`}
                variant="default"
                size="lg"
                leftSection={<IconArrowsExchange aria-hidden />}
              >
                {t('exchange.title')}
              </Button>
            </>
          )}
          <BuyerCard saleId={saleId} />
        </>
      )}
    </TaskScreen>
  )
}
