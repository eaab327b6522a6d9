import { Button, Card, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { type ItemOf, Money, ProblemNote, useList, useTexts } from '../../kit/index.ts'
import { Written } from './Written.tsx'

/** Items of the organisation to choose from, searched by a word; those that are in already are left out. */
export const ChooseItem = ({
  without,
  isRunning,
  onChoose,
}: {
  without: readonly string[]
  isRunning: boolean
  onChoose: (item: ItemOf<'promotion', '/items'>) => void
}) => {
  const t = useTexts('marketing')
  const [q, setQ] = useState('')
  const list = useList('promotion', '/items', { query: { limit: 20, ...(q.trim() === '' ? {} : { q: q.trim() }) } })
  const left = list.items.filter(({ itemId, status }) => status !== 'withdrawn' && !without.includes(itemId))
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        label={t('items.search')}
        size="md"
        maxLength={100}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <ProblemNote problem={list.problem} again={list.again} />
      {left.map((item) => (
        <Card key={item.itemId} withBorder padding="xs" radius="md">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Written texts={item.titles} /> <Money money={item.price} />
            </div>
            <Button
              variant="default"
              mih={48}
              disabled={isRunning}
              leftSection={<IconPlus aria-hidden size={18} />}
              onClick={() => onChoose(item)}
            >
              {t('items.add')}
            </Button>
          </Group>
        </Card>
      ))}
    </Stack>
  )
}
