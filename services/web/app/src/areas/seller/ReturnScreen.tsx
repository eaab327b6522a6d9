import { Checkbox, Skeleton, Text, TextInput } from '@mantine/core'
import { IconRotate2 } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Done,
  isMass,
  Line,
  MassField,
  Money,
  NotNow,
  ProblemNote,
  TaskScreen,
  Time,
  useCommand,
  useDraft,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { PaymentFields } from './PaymentFields.tsx'
import { nothingPaid, type PaymentForm, paymentsOf } from './payments.ts'

/** Takes a sold piece back: it is weighed, and the price it had is refunded. */
export const ReturnScreen = () => {
  const t = useTexts('seller')
  const saleId = usePathValue('saleId')
  const { data: sale, error, refetch } = useRead('sales', '/sales/{saleId}', { path: { saleId } })
  const takeBack = useCommand('sales', 'post', '/sales/{saleId}/return')
  const [form, change, done] = useDraft(`return-${saleId}`, {
    weighed: { value: '', unit: 'g' as 'g' | 'kg' | 'mg' | 'ct' | 'ozt' },
    reason: '',
  })
  const [asPaid, setAsPaid] = useState(true)
  const [forms, setForms] = useState<PaymentForm[]>([nothingPaid])
  const [refund, setRefund] = useState<{ amountMinor: number; currency: string }>()
  const paid = sale && paymentsOf(forms, sale.price)
  const run = async () => {
    const answer = await takeBack.run({
      path: { saleId },
      body: {
        weighed: form.weighed,
        ...(form.reason.trim() === '' ? {} : { reason: form.reason.trim() }),
        ...(asPaid || !paid ? {} : { refunds: paid.payments.map(({ kind, amount }) => ({ kind, amount })) }),
      },
    })
    if (!answer) return
    done()
    setRefund(answer.refund)
  }
  if (refund)
    return (
      <TaskScreen title={t('return.title')}>
        <Done text={t('return.done')} next={[{ text: t('sale.title'), to: `/seller/sales/${saleId}` }]}>
          <Line text={t('return.refund')}>
            <Money money={refund} />
          </Line>
        </Done>
      </TaskScreen>
    )
  if (sale?.returned)
    return (
      <TaskScreen title={t('return.title')} problem={takeBack.problem}>
        <NotNow text={t('return.wasReturned')} next={[{ text: t('sale.title'), to: `/seller/sales/${saleId}` }]}>
          <Line text={t('sale.at')}>
            <Time at={sale.returned.happenedAt} />
          </Line>
        </NotNow>
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('return.title')}
      problem={takeBack.problem}
      action={{
        text: t('return.action'),
        icon: <IconRotate2 aria-hidden />,
        run,
        isRunning: takeBack.isRunning,
        ready: sale !== undefined && isMass(form.weighed) && (asPaid || paid !== undefined),
      }}
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!sale && !error && <Skeleton h={200} />}
      {sale && (
        <>
          <Text fz={28} fw={700}>
            <Money money={sale.price} />
          </Text>
          <MassField
            label={t('return.weighed')}
            value={form.weighed}
            onChange={(weighed) => change({ weighed })}
            units={['g']}
          />
          <TextInput
            label={t('return.reason')}
            size="lg"
            dir="auto"
            maxLength={500}
            value={form.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <Checkbox
            size="lg"
            label={t('return.asPaid')}
            checked={asPaid}
            onChange={(event) => setAsPaid(event.currentTarget.checked)}
          />
          {!asPaid && <PaymentFields forms={forms} due={sale.price} onChange={setForms} isRefund />}
        </>
      )}
    </TaskScreen>
  )
}
