import { Alert, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconSignature } from '@tabler/icons-react'
import {
  ChoiceCards,
  EmptyState,
  Line,
  Mass,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Balance } from './Balance.tsx'
import { useOrder } from './order.ts'

const ways = ['waived', 'pay', 'money'] as const

/** Owner and workshop each sign how metal that does not balance is settled; when both said the same, the order may close. */
export const SettleScreen = () => {
  const t = useTexts('workshop')
  const { orderId, order, problem, again } = useOrder()
  const [form, change, clear] = useDraft(`settle.${orderId}`, {
    by: undefined as (typeof ways)[number] | undefined,
    reason: '',
  })
  const sign = useCommand('production', 'post', '/orders/{orderId}/imbalance/sign')
  // What the other side signed is what is most likely meant.
  const by = form.by ?? order?.signatures.at(-1)?.by ?? 'waived'
  const isSettled = order?.signatures.some((signature) => signature.isSettled) ?? false
  const run = async () => {
    const { reason } = form
    if (!(await sign.run({ path: { orderId }, body: { by, reason: reason.trim() } }))) return
    clear()
    again()
  }
  const imbalance = order?.status === 'held-open' ? order.imbalance : null
  return (
    <TaskScreen
      title={t('settle.title')}
      problem={sign.problem}
      action={
        imbalance && !isSettled
          ? {
              text: t('settle.save'),
              icon: <IconSignature aria-hidden />,
              run,
              isRunning: sign.isRunning,
              ready: form.reason.trim() !== '',
            }
          : undefined
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {order && !imbalance && <EmptyState text={t('settle.nothing')} />}
      {order && imbalance && (
        <>
          <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
            {t(`imbalance.${imbalance.cause}`)} <Mass micrograms={imbalance.grossMicrograms} />
          </Alert>
          <Balance order={order} />
          {order.signatures.map((signature) => (
            <Line key={signature.signedBy + signature.by} text={t(`settle.${signature.signedBy}`)}>
              {t(`settle.by.${signature.by}`)} · <bdi>{signature.reason}</bdi>
            </Line>
          ))}
          {isSettled ? (
            <Text>{t('settle.done')}</Text>
          ) : (
            <>
              {imbalance.cause === 'missing' && (
                <ChoiceCards
                  label={t('settle.how')}
                  columns={1}
                  value={by}
                  onChange={(chosen) => change({ by: chosen as (typeof ways)[number] })}
                  choices={ways.map((value) => ({ value, text: t(`settle.by.${value}`) }))}
                />
              )}
              <Textarea
                label={t('settle.reason')}
                required
                size="lg"
                dir="auto"
                maxLength={500}
                value={form.reason}
                onChange={(event) => change({ reason: event.currentTarget.value })}
              />
            </>
          )}
        </>
      )}
    </TaskScreen>
  )
}
