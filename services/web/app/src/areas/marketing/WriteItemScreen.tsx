import { IconDeviceFloppy } from '@tabler/icons-react'
import {
  NotNow,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { ItemFields, itemOf, noItem } from './ItemFields.tsx'
import { PieceCard } from './PieceCard.tsx'

/** Begins the item of a piece. What is typed stays on the phone until it was saved. */
export const WriteItemScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const pieceId = usePathValue('pieceId')
  const piece = useRead('promotion', '/pieces/{pieceId}', { path: { pieceId } })
  const [form, change, done] = useDraft(`item-of-${pieceId}`, noItem)
  const draft = useCommand('promotion', 'post', '/items')
  const item = itemOf(form)
  const save = async () => {
    if (!item) return
    const saved = await draft.run({ body: { pieceId, ...item } })
    if (!saved) return
    done()
    go(`/marketing/items/${saved.itemId}`)
  }
  const { data } = piece
  if (
    data &&
    !draft.isRunning &&
    (data.itemId !== null || (data.condition !== 'whole' && data.condition !== 'reworking'))
  )
    return (
      <TaskScreen title={t('item.new')}>
        <PieceCard piece={data} />
        <NotNow
          text={t(data.itemId === null ? 'problem.piece-gone' : 'problem.piece-has-item')}
          next={[
            ...(data.itemId === null ? [] : [{ text: t('item.title'), to: `/marketing/items/${data.itemId}` }]),
            { text: t('pieces.title'), to: '/marketing/pieces' },
          ]}
        />
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('item.new')}
      problem={draft.problem}
      action={{
        text: t('item.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run: save,
        isRunning: draft.isRunning,
        ready: item !== undefined,
      }}
    >
      <ProblemNote problem={piece.error} again={() => void piece.refetch()} />
      {piece.data && <PieceCard piece={piece.data} />}
      <ItemFields form={form} change={change} offered={piece.data?.offeredPhotos ?? []} />
    </TaskScreen>
  )
}
