import { Checkbox, Skeleton, Text } from '@mantine/core'
import { IconCurrencyDirham } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Done,
  Line,
  Money,
  ProblemNote,
  TaskScreen,
  useCommand,
  usePathValue,
  useRead,
  useSession,
  useTexts,
} from '../../kit/index.ts'
import { BuyerFields, type BuyerForm, buyerOf, nobody } from './BuyerFields.tsx'
import { PaymentFields } from './PaymentFields.tsx'
import { PieceNotNow } from './PieceNotNow.tsx'
import { nothingPaid, type PaymentForm, paymentsOf } from './payments.ts'
import { standOf } from './piece.ts'
import { ReceiptNumber, Title } from './words.tsx'

/** Sell one piece: how it is paid, who buys where that is needed, and the change. */
export const SellScreen = () => {
  const t = useTexts('seller')
  const pieceId = usePathValue('pieceId')
  const shopId = useSession().person?.organisation
  const { data: piece, error, refetch } = useRead('sales', '/offers/{pieceId}', { path: { pieceId } })
  const sell = useCommand('sales', 'post', '/sales')
  const [forms, setForms] = useState<PaymentForm[]>([nothingPaid])
  const [wantsInvoice, setWantsInvoice] = useState(false)
  const [buyer, setBuyer] = useState<BuyerForm>(nobody)
  const [sold, setSold] = useState<{ saleId: string; receipt: { year: number; number: number }; changeMinor: number }>()
  const asksBuyer = wantsInvoice || sell.problem?.body.code === 'buyer-required'
  const [law, setLaw] = useState(false)
  const due = piece?.price ?? { amountMinor: 0, currency: 'MAD' }
  const paid = piece && paymentsOf(forms, due)
  const who = asksBuyer || law ? buyerOf(buyer, wantsInvoice) : undefined
  const run = async () => {
    if (!piece || !paid) return
    if (sell.problem?.body.code === 'buyer-required') setLaw(true)
    const { reservationId } = piece
    const answer = await sell.run({
      body: {
        pieceId,
        payments: paid.payments,
        ...(reservationId ? { reservationId } : {}),
        ...(who ? { buyer: who } : {}),
      },
    })
    if (answer) setSold({ saleId: answer.saleId, receipt: answer.receipt, changeMinor: paid.changeMinor })
  }
  if (sold)
    return (
      <TaskScreen title={t('sell.title')}>
        <Done
          text={t('sell.done')}
          next={[
            { text: t('receipt.title'), to: `/seller/sales/${sold.saleId}/receipt` },
            { text: t('sale.title'), to: `/seller/sales/${sold.saleId}` },
            { text: t('task.find'), to: '/seller/offers' },
          ]}
        >
          <Line text={t('sale.receipt')}>
            <ReceiptNumber receipt={sold.receipt} />
          </Line>
          {sold.changeMinor > 0 && (
            <Line text={t('pay.change')}>
              <Money money={{ amountMinor: sold.changeMinor, currency: due.currency }} />
            </Line>
          )}
        </Done>
      </TaskScreen>
    )
  const stand = piece ? standOf(piece, shopId) : 'free'
  if (piece && stand !== 'free' && stand !== 'kept-here')
    return (
      <TaskScreen title={t('sell.title')} problem={sell.problem}>
        <Text component="div" fz="lg">
          <Title titles={piece.titles} />
        </Text>
        <PieceNotNow piece={piece} stand={stand} />
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('sell.title')}
      problem={sell.problem}
      action={{
        text: t('sell.action'),
        icon: <IconCurrencyDirham aria-hidden />,
        run,
        isRunning: sell.isRunning,
        ready: paid !== undefined && (!asksBuyer || who !== undefined),
      }}
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!piece && !error && <Skeleton h={240} />}
      {piece && (
        <>
          <Text component="div" fz="lg">
            <Title titles={piece.titles} />
          </Text>
          <Text fz={32} fw={700} data-price={due.amountMinor}>
            <Money money={due} />
          </Text>
          <PaymentFields forms={forms} due={due} onChange={setForms} />
          <Checkbox
            size="lg"
            label={t('buyer.invoice')}
            checked={wantsInvoice}
            onChange={(event) => setWantsInvoice(event.currentTarget.checked)}
          />
          {(asksBuyer || law) && (
            <BuyerFields form={buyer} onChange={(some) => setBuyer((before) => ({ ...before, ...some }))} />
          )}
        </>
      )}
    </TaskScreen>
  )
}
