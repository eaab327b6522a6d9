import { Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { TaskScreen, useCommand, useGo, usePathValue, useTexts } from '../../kit/index.ts'
import { BuyerFields, type BuyerForm, buyerOf, nobody } from './BuyerFields.tsx'

/** In whose name an invoice is wanted. */
export const BuyerScreen = () => {
  const t = useTexts('seller')
  const go = useGo()
  const saleId = usePathValue('saleId')
  const keep = useCommand('sales', 'post', '/sales/{saleId}/buyer')
  const [form, setForm] = useState<BuyerForm>(nobody)
  const body = buyerOf(form, true)
  const run = async () => {
    if (body && (await keep.run({ path: { saleId }, body }))) go(`/seller/sales/${saleId}`)
  }
  return (
    <TaskScreen
      title={t('buyer.invoice')}
      problem={keep.problem}
      action={{
        text: t('buyer.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run,
        isRunning: keep.isRunning,
        ready: body !== undefined,
      }}
    >
      <Text>{t('buyer.hint')}</Text>
      <BuyerFields form={form} onChange={(some) => setForm((before) => ({ ...before, ...some }))} />
    </TaskScreen>
  )
}
