import { Stack, Text } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Says that there is nothing, and offers what to do about it. */
export const EmptyState = ({ text, children }: { text: string; children?: ReactNode }) => (
  <Stack align="center" py="xl" gap="sm">
    <IconInbox aria-hidden size={40} color="var(--mantine-color-dimmed)" />
    <Text ta="center">{text}</Text>
    {children}
  </Stack>
)
