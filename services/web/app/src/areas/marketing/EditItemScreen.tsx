import { formatMoney } from '@fibula/kernel'
import { Skeleton } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
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
import { ItemFields, type ItemForm, itemOf } from './ItemFields.tsx'
import { ItemNotNow } from './ItemNotNow.tsx'
import { wordsOf } from './words.ts'

const formOf = ({ titles, descriptions, price, channel, photos }: ItemOf<'promotion', '/items'>): ItemForm => ({
  titles: wordsOf(titles),
  descriptions: wordsOf(descriptions),
  price: formatMoney(price),
  currency: price.currency,
  channel,
  photos,
})

const EditItem = ({ item }: { item: ItemOf<'promotion', '/items'> }) => {
  const t = useTexts('marketing')
  const go = useGo()
  const { itemId, pieceId, version } = item
  const piece = useRead('promotion', '/pieces/{pieceId}', { path: { pieceId } })
  const [form, change, done] = useDraft(`item-${itemId}-${version}`, formOf(item))
  const revise = useCommand('promotion', 'patch', '/items/{itemId}')
  const body = itemOf(form)
  const save = async () => {
    if (!body || !(await revise.run({ path: { itemId }, body, ifMatch: version }))) return
    done()
    go(`/marketing/items/${itemId}`)
  }
  return (
    <TaskScreen
      title={t('item.edit')}
      problem={revise.problem}
      action={{
        text: t('item.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run: save,
        isRunning: revise.isRunning,
        ready: body !== undefined,
      }}
    >
      <ItemFields form={form} change={change} offered={piece.data?.offeredPhotos ?? []} />
    </TaskScreen>
  )
}

/** Changes the texts, the photos and the price of an item that is not published. */
export const EditItemScreen = () => {
  const t = useTexts('marketing')
  const itemId = usePathValue('itemId')
  const { data, error, refetch } = useRead('promotion', '/items/{itemId}', { path: { itemId } })
  if (data?.status === 'published' || data?.status === 'scheduled' || data?.status === 'withdrawn')
    return <ItemNotNow title={t('item.edit')} text={t(`problem.item-${data.status}`)} itemId={itemId} />
  if (data) return <EditItem key={data.version} item={data} />
  return (
    <TaskScreen title={t('item.edit')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!error && <Skeleton h={240} />}
    </TaskScreen>
  )
}
