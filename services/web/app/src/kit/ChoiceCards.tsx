import { Group, Radio, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: ReactNode
  /** An icon or a picture; the word stands beside it. */
  readonly picture?: ReactNode
}

/** One of a few, chosen by a tap on its card. */
export const ChoiceCards = ({
  label,
  choices,
  value,
  onChange,
  columns = 2,
}: {
  label: string
  choices: readonly Choice[]
  value: string | undefined
  onChange: (value: string) => void
  columns?: number
}) => (
  <Radio.Group label={label} value={value ?? ''} onChange={onChange}>
    <SimpleGrid cols={columns} spacing="xs">
      {choices.map((choice) => (
        <Radio.Card key={choice.value} value={choice.value} p="sm" mih={56} radius="md" className="choice">
          {/* Three beside each other leave no room for a picture beside a word. */}
          <Group gap={columns > 2 ? 4 : 'sm'} wrap="nowrap" className={columns > 2 ? 'choice-narrow' : undefined}>
            {choice.picture && <span style={{ display: 'flex', flexShrink: 0 }}>{choice.picture}</span>}
            <div>
              <Text fw={600} lh={1.25}>
                {choice.text}
              </Text>
              {choice.hint && (
                <Text size="sm" c="dimmed" component="div">
                  {choice.hint}
                </Text>
              )}
            </div>
          </Group>
        </Radio.Card>
      ))}
    </SimpleGrid>
  </Radio.Group>
)
