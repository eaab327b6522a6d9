import { Text, TextInput } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { useState } from 'react'
import { TaskScreen, Time, useCommand, useGo, usePathValue, useRead, useTexts } from '../../kit/index.ts'
import { ItemNotNow } from './ItemNotNow.tsx'

/** Says when an approved item will be published by itself, in the time of the phone. */
export const ScheduleItemScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const itemId = usePathValue('itemId')
  const { data: item } = useRead('promotion', '/items/{itemId}', { path: { itemId } })
  const [typed, setTyped] = useState('')
  const schedule = useCommand('promotion', 'post', '/items/{itemId}/schedule')
  const at = typed === '' ? undefined : new Date(typed).toISOString()
  const save = async () => {
    if (at && (await schedule.run({ path: { itemId }, body: { at } }))) go(`/marketing/items/${itemId}`)
  }
  if (item && item.status !== 'approved' && item.status !== 'scheduled' && !schedule.isRunning)
    return <ItemNotNow title={t('schedule.title')} text={t('problem.item-not-approved')} itemId={itemId} />
  return (
    <TaskScreen
      title={t('schedule.title')}
      problem={schedule.problem}
      action={{
        text: t('schedule.save'),
        icon: <IconCalendarClock aria-hidden />,
        run: save,
        isRunning: schedule.isRunning,
        ready: at !== undefined,
      }}
    >
      <TextInput
        type="datetime-local"
        label={t('schedule.at')}
        size="lg"
        required
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {at && (
        <Text>
          {t('item.willBePublished')} <Time at={at} />
        </Text>
      )}
    </TaskScreen>
  )
}
