import { IconDeviceFloppy } from '@tabler/icons-react'
import { TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'
import { noPriceList, PriceListFields, priceListOf } from './PriceListFields.tsx'

/** For how much the shop sells pieces in a period. */
export const NewPriceListScreen = () => {
  const t = useTexts('seller')
  const go = useGo()
  const [form, change, done] = useDraft('price-list', noPriceList)
  const make = useCommand('sales', 'post', '/price-lists')
  const body = priceListOf(form)
  const run = async () => {
    const answer = body && (await make.run({ body }))
    if (!answer) return
    done()
    go(`/seller/price-lists/${answer.priceListId}`)
  }
  return (
    <TaskScreen
      title={t('priceList.new')}
      problem={make.problem}
      action={{
        text: t('priceList.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run,
        isRunning: make.isRunning,
        ready: body !== undefined,
      }}
    >
      <PriceListFields form={form} change={change} />
    </TaskScreen>
  )
}
