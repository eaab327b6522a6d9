import { formatMoney } from '@fibula/kernel'
import { Button, Skeleton, Text } from '@mantine/core'
import { IconDeviceFloppy, IconX } from '@tabler/icons-react'
import {
  type ItemOf,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { PriceListFields, priceListOf } from './PriceListFields.tsx'

type PriceList = ItemOf<'sales', '/price-lists'>

const EditPriceList = ({ list }: { list: PriceList }) => {
  const t = useTexts('seller')
  const go = useGo()
  const { priceListId, name, validFrom, validUntil, prices } = list
  const [form, change, done] = useDraft(`price-list-${priceListId}`, {
    name,
    validFrom,
    validUntil: validUntil ?? '',
    prices: prices.map(({ pieceId, price }) => ({
      pieceId,
      currency: price.currency,
      amount: formatMoney(price),
    })),
  })
  const set = useCommand('sales', 'put', '/price-lists/{priceListId}')
  const withdraw = useCommand('sales', 'post', '/price-lists/{priceListId}/withdraw')
  const body = priceListOf(form)
  const save = async () => {
    if (!body || !(await set.run({ path: { priceListId }, body }))) return
    done()
    go('/seller/price-lists')
  }
  const end = async () => {
    if (!(await withdraw.run({ path: { priceListId }, body: {} }))) return
    done()
    go('/seller/price-lists')
  }
  return (
    <TaskScreen
      title={t('priceList.title')}
      problem={set.problem ?? withdraw.problem}
      action={
        list.withdrawn
          ? undefined
          : {
              text: t('priceList.save'),
              icon: <IconDeviceFloppy aria-hidden />,
              run: save,
              isRunning: set.isRunning,
              ready: body !== undefined,
            }
      }
    >
      {list.withdrawn && <Text fw={600}>{t('priceList.withdrawn')}</Text>}
      <PriceListFields form={form} change={change} />
      {!list.withdrawn && (
        <Button
          variant="default"
          size="lg"
          loading={withdraw.isRunning}
          leftSection={<IconX aria-hidden />}
          onClick={() => void end()}
        >
          {t('priceList.withdraw')}
        </Button>
      )}
    </TaskScreen>
  )
}

/** A price list is said anew, or withdrawn; what was sold keeps its price. */
export const PriceListScreen = () => {
  const t = useTexts('seller')
  const priceListId = usePathValue('priceListId')
  const { data, error, refetch } = useRead('sales', '/price-lists/{priceListId}', { path: { priceListId } })
  if (data) return <EditPriceList key={priceListId} list={data} />
  return (
    <TaskScreen title={t('priceList.title')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!error && <Skeleton h={240} />}
    </TaskScreen>
  )
}
