import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArchive,
  IconCircleX,
  IconDiamond,
  IconDroplet,
  IconPackageImport,
  IconScale,
  IconSignature,
  IconTrash,
  IconTruckReturn,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import {
  Go,
  Line,
  Mass,
  Photo,
  ProblemNote,
  Quantity,
  TaskScreen,
  useGo,
  useList,
  useSession,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Balance } from './Balance.tsx'
import { isOver, useOrder, type WholeOrder } from './order.ts'
import { PlanList } from './PlanList.tsx'
import { Due, StatusMark } from './words.tsx'

const Act = ({ to, icon, text }: { to: string; icon: ReactNode; text: string }) => (
  <Button component={Go} to={to} variant="default" size="lg" h={64} leftSection={icon} justify="start">
    {text}
  </Button>
)

const Actions = ({ order }: { order: WholeOrder }) => {
  const t = useTexts('workshop')
  const at = `/workshop/orders/${order.orderId}`
  return (
    <SimpleGrid cols={2} spacing="xs">
      <Act to={`${at}/residue`} icon={<IconTrash aria-hidden />} text={t('residue.title')} />
      <Act to={`${at}/return`} icon={<IconTruckReturn aria-hidden />} text={t('back.title')} />
      <Act to={`${at}/loss`} icon={<IconDroplet aria-hidden />} text={t('loss.title')} />
      <Act to={`${at}/close`} icon={<IconArchive aria-hidden />} text={t('close.title')} />
      <Act to={`${at}/cancel`} icon={<IconCircleX aria-hidden />} text={t('cancel.title')} />
    </SimpleGrid>
  )
}

/** Metal that is on its way for this order: it waits for the workshop's own weighing. */
const OnItsWay = ({ orderId }: { orderId: string }) => {
  const t = useTexts('workshop')
  const { items } = useList('production', '/hand-overs', { query: { orderId, status: 'pending' } })
  return items.map(({ handOverId, material, grossMicrograms }) => (
    <Button
      key={handOverId}
      component={Go}
      to={`/workshop/hand-overs/${handOverId}`}
      size="lg"
      h={64}
      variant="light"
      leftSection={<IconPackageImport aria-hidden />}
    >
      <span>
        {t('accept.waiting')} {t(`material.${material}`)} <Mass micrograms={grossMicrograms} />
      </span>
    </Button>
  ))
}

const Pieces = ({ order }: { order: WholeOrder }) => {
  const t = useTexts('workshop')
  if (order.pieces.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('pieces.title')}
      </Title>
      {order.pieces.map((piece) => (
        <Card
          key={piece.pieceId}
          component={Go}
          to={`/workshop/orders/${order.orderId}/pieces/${piece.pieceId}`}
          withBorder
          padding="sm"
          className="figure"
        >
          <Group justify="space-between">
            <Text fw={600}>
              <bdi dir="ltr">{piece.serial}</bdi>
              {piece.quantity > 1 && (
                <>
                  {' '}
                  × <Quantity value={piece.quantity} />
                </>
              )}
            </Text>
            <Mass micrograms={piece.grossMicrograms} />
          </Group>
          <Text size="sm">
            {t(`piece.${piece.status}`)}
            {piece.hallmark && ` · ${t(`hallmark.${piece.hallmark}`)}`}
          </Text>
        </Card>
      ))}
    </Stack>
  )
}

export const OrderScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const isWorkshop = useSession().person?.roles.includes('workshop') ?? false
  const works = isWorkshop && order !== undefined && !isOver(order)
  return (
    <TaskScreen
      title={order?.design ?? t('order.title')}
      action={
        works
          ? {
              text: t('piece.title'),
              icon: <IconDiamond aria-hidden />,
              run: () => go(`/workshop/orders/${orderId}/piece`),
            }
          : undefined
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {order && (
        <>
          <Group justify="space-between">
            <StatusMark status={order.status} />
            <Text>
              × <Quantity value={order.quantity} />
            </Text>
          </Group>
          <Due order={order} />
          {order.imbalance && (
            <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
              <Stack gap="xs">
                <Text>
                  {t(`imbalance.${order.imbalance.cause}`)} <Mass micrograms={order.imbalance.grossMicrograms} />
                </Text>
                <Button
                  component={Go}
                  to={`/workshop/orders/${order.orderId}/settle`}
                  variant="default"
                  size="lg"
                  leftSection={<IconSignature aria-hidden />}
                >
                  {t('settle.title')}
                </Button>
              </Stack>
            </Alert>
          )}
          {order.cancelledBecause && <Line text={t('order.because')}>{order.cancelledBecause}</Line>}
          {order.notes && <Text dir="auto">{order.notes}</Text>}
          {order.photos.length > 0 && (
            <Group gap="xs">
              {order.photos.map((photoId, index) => (
                <Photo
                  key={photoId}
                  service="production"
                  photoId={photoId}
                  alt={t('order.photo', { number: index + 1 })}
                  size={120}
                />
              ))}
            </Group>
          )}
          {isWorkshop && <OnItsWay orderId={orderId} />}
          <Title order={2} size="h3">
            {t('plan.title')}
          </Title>
          <PlanList order={order} canWork={works} />
          <Pieces order={order} />
          <Title order={2} size="h3">
            <Group gap="xs">
              <IconScale aria-hidden />
              {t('balance.title')}
            </Group>
          </Title>
          <Balance order={order} />
          {works && <Actions order={order} />}
          {!isWorkshop && !isOver(order) && (
            <Act
              to={`/workshop/orders/${orderId}/cancel`}
              icon={<IconCircleX aria-hidden />}
              text={t('cancel.title')}
            />
          )}
        </>
      )}
    </TaskScreen>
  )
}
