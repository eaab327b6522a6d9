import { Textarea } from '@mantine/core'
import { IconMessageReport } from '@tabler/icons-react'
import { TaskScreen, useCommand, useDraft, useGo, usePathValue, useRead, useTexts } from '../../kit/index.ts'
import { ItemNotNow } from './ItemNotNow.tsx'

/** Sends an item back with what should be changed. */
export const SendBackItemScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const itemId = usePathValue('itemId')
  const { data: item } = useRead('promotion', '/items/{itemId}', { path: { itemId } })
  const [form, change, done] = useDraft(`changes-${itemId}`, { note: '' })
  const sendBack = useCommand('promotion', 'post', '/items/{itemId}/send-back')
  const save = async () => {
    if (!(await sendBack.run({ path: { itemId }, body: { note: form.note.trim() } }))) return
    done()
    go(`/marketing/items/${itemId}`)
  }
  if (item && item.status !== 'in-review' && item.status !== 'approved' && !sendBack.isRunning)
    return <ItemNotNow title={t('changes.title')} text={t('problem.item-not-in-review')} itemId={itemId} />
  return (
    <TaskScreen
      title={t('changes.title')}
      problem={sendBack.problem}
      action={{
        text: t('changes.save'),
        icon: <IconMessageReport aria-hidden />,
        run: save,
        isRunning: sendBack.isRunning,
        ready: form.note.trim() !== '',
      }}
    >
      <Textarea
        label={t('changes.note')}
        required
        size="lg"
        autosize
        minRows={4}
        maxLength={1_000}
        dir="auto"
        value={form.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </TaskScreen>
  )
}
