import { Text, Textarea } from '@mantine/core'
import { IconCircleX } from '@tabler/icons-react'
import { ProblemNote, TaskScreen, useCommand, useDraft, useGo, useTexts, Waiting } from '../../kit/index.ts'
import { Balance } from './Balance.tsx'
import { useOrder } from './order.ts'

export const CancelScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const [form, change, done] = useDraft(`cancel.${orderId}`, { reason: '' })
  const cancel = useCommand('production', 'post', '/orders/{orderId}/cancel')
  const run = async () => {
    if (!(await cancel.run({ path: { orderId }, body: { reason: form.reason.trim() } }))) return
    done()
    go(`/workshop/orders/${orderId}`)
  }
  return (
    <TaskScreen
      title={t('cancel.title')}
      problem={cancel.problem}
      action={{
        text: t('cancel.save'),
        icon: <IconCircleX aria-hidden />,
        run,
        isRunning: cancel.isRunning,
        ready: form.reason.trim() !== '' && order !== undefined,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {order && (
        <>
          <Text>{t('cancel.what')}</Text>
          <Balance order={order} />
          <Textarea
            label={t('cancel.reason')}
            required
            size="lg"
            dir="auto"
            maxLength={500}
            value={form.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </>
      )}
    </TaskScreen>
  )
}
