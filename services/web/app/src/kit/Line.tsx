import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** A word and what it says, side by side. */
export const Line = ({ text, children }: { text: string; children: ReactNode }) => (
  <Group justify="space-between" gap="sm" wrap="nowrap" align="start">
    <Text c="dimmed">{text}</Text>
    <Text component="div" ta="end">
      {children}
    </Text>
  </Group>
)
