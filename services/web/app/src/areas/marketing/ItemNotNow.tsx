import { NotNow, TaskScreen, useTexts } from '../../kit/index.ts'

/** Why a task cannot be done with an item as it is now, with the way to what can be done. */
export const ItemNotNow = ({ title, text, itemId }: { title: string; text: string; itemId: string }) => {
  const t = useTexts('marketing')
  return (
    <TaskScreen title={title}>
      <NotNow text={text} next={[{ text: t('item.title'), to: `/marketing/items/${itemId}` }]} />
    </TaskScreen>
  )
}
