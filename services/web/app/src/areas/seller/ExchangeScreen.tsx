import { Button, Skeleton, Text } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
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
import { ChoosePiece } from './ChoosePiece.tsx'
import { PaymentFields } from './PaymentFields.tsx'
import { nothingPaid, type PaymentForm, paymentsOf } from './payments.ts'
import { Title } from './words.tsx'

/** Takes a piece back and sells another; only the difference changes hands. */
export const ExchangeScreen = () => {
  const t = useTexts('seller')
  const saleId = usePathValue('saleId')
  const { data: sale, error, refetch } = useRead('sales', '/sales/{saleId}', { path: { saleId } })
  const exchange = useCommand('sales', 'post', '/sales/{saleId}/exchange')
  const [form, change, done] = useDraft(`exchange-${saleId}`, {
    weighed: { value: '', unit: 'g' as 'g' | 'kg' | 'mg' | 'ct' | 'ozt' },
    pieceId: '',
  })
  const { pieceId } = form
  const taken = useRead('sales', '/offers/{pieceId}', { path: { pieceId }, when: pieceId !== '' })
  const [forms, setForms] = useState<PaymentForm[]>([nothingPaid])
  const [newSale, setNewSale] = useState<string>()
  const difference = sale && taken.data ? taken.data.price.amountMinor - sale.price.amountMinor : 0
  const due = { amountMinor: Math.abs(difference), currency: sale?.price.currency ?? 'MAD' }
  const paid = paymentsOf(forms, due)
  const run = async () => {
    if (!paid) return
    const money = difference > 0 ? { payments: paid.payments } : {}
    const back = difference < 0 ? { refunds: paid.payments.map(({ kind, amount }) => ({ kind, amount })) } : {}
    const body = { pieceId, weighed: form.weighed, ...money, ...back }
    const answer = await exchange.run({ path: { saleId }, body })
    if (!answer) return
    done()
    setNewSale(answer.sale.saleId)
  }
  if (newSale !== undefined)
    return (
      <TaskScreen title={t('exchange.title')}>
        <Done
          text={t('exchange.done')}
          next={[
            { text: t('receipt.title'), to: `/seller/sales/${newSale}/receipt` },
            { text: t('sale.title'), to: `/seller/sales/${newSale}` },
          ]}
        />
      </TaskScreen>
    )
  if (sale?.returned)
    return (
      <TaskScreen title={t('exchange.title')} problem={exchange.problem}>
        <NotNow text={t('return.wasReturned')} next={[{ text: t('sale.title'), to: `/seller/sales/${saleId}` }]}>
          <Line text={t('sale.at')}>
            <Time at={sale.returned.happenedAt} />
          </Line>
        </NotNow>
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('exchange.title')}
      problem={exchange.problem}
      action={{
        text: t('exchange.action'),
        icon: <IconArrowsExchange aria-hidden />,
        run,
        isRunning: exchange.isRunning,
        ready: sale !== undefined && taken.data !== undefined && isMass(form.weighed) && paid !== undefined,
      }}
    >
      <ProblemNote problem={error ?? taken.error} again={() => void refetch()} />
      {!sale && !error && <Skeleton h={200} />}
      {sale && (
        <>
          <Line text={t('exchange.back')}>
            <Money money={sale.price} />
          </Line>
          <MassField
            label={t('return.weighed')}
            value={form.weighed}
            onChange={(weighed) => change({ weighed })}
            units={['g']}
          />
          {taken.data ? (
            <>
              <Line text={t('exchange.taken')}>
                <Title titles={taken.data.titles} /> <Money money={taken.data.price} />
              </Line>
              <Button variant="default" mih={48} onClick={() => change({ pieceId: '' })}>
                {t('exchange.another')}
              </Button>
              {difference === 0 ? (
                <Text>{t('exchange.even')}</Text>
              ) : (
                <>
                  <Line text={t(difference > 0 ? 'exchange.toPay' : 'exchange.toRefund')}>
                    <strong>
                      <Money money={due} />
                    </strong>
                  </Line>
                  <PaymentFields forms={forms} due={due} onChange={setForms} isRefund={difference < 0} />
                </>
              )}
            </>
          ) : (
            <ChoosePiece
              label={t('exchange.which')}
              without={[sale.pieceId]}
              onChoose={(offer) => change({ pieceId: offer.pieceId })}
            />
          )}
        </>
      )}
    </TaskScreen>
  )
}
