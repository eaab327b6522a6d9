import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconArchive } from '@tabler/icons-react'
import { useState } from 'react'
import { Done, Line, Mass, ProblemNote, TaskScreen, useCommand, useTexts, Waiting } from '../../kit/index.ts'
import { Balance } from './Balance.tsx'
import { isOver, useOrder } from './order.ts'
import { StatusMark } from './words.tsx'

/** The balance stands above the button; the answer says whether it closed, or by how much it does not balance. */
export const CloseScreen = () => {
  const t = useTexts('workshop')
  const { orderId, order, problem, again } = useOrder()
  const close = useCommand('production', 'post', '/orders/{orderId}/close')
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof close.run>>>()
  const run = async () => setAnswer(await close.run({ path: { orderId }, body: {} }))
  return (
    <TaskScreen
      title={t('close.title')}
      problem={close.problem}
      action={
        order && !isOver(order)
          ? { text: t('close.save'), icon: <IconArchive aria-hidden />, run, isRunning: close.isRunning }
          : undefined
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {order && (
        <>
          <StatusMark status={order.status} />
          <Balance order={order} />
        </>
      )}
      {answer?.status === 'closed' && (
        <Done
          text={t(`close.${answer.closing.kind}`)}
          next={[{ text: t('order.back'), to: `/workshop/orders/${orderId}` }]}
        >
          <Line text={t('balance.loss')}>
            <Mass micrograms={answer.closing.loss.grossMicrograms} />
          </Line>
        </Done>
      )}
      {answer?.status === 'held-open' && (
        <Alert color="red" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {t(`imbalance.${answer.imbalance.cause}`)} <Mass micrograms={answer.imbalance.grossMicrograms} />.{' '}
          {t(`imbalance.${answer.imbalance.cause}.do`)}
        </Alert>
      )}
    </TaskScreen>
  )
}
