import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Go } from './Go.tsx'

/** What a person sees after the button worked: that it did, what was recorded, and where to go on. */
export const Done = ({
  text,
  children,
  next,
}: {
  text: string
  children?: ReactNode
  next?: readonly { readonly text: string; readonly to?: string; readonly run?: () => void }[]
}) => (
  <Paper withBorder radius="md" p="md" role="status" className="done">
    <Stack gap="sm">
      <Group gap="sm" wrap="nowrap">
        <IconCircleCheck aria-hidden size={36} color="var(--mantine-color-green-8)" />
        <Text fw={600} fz="lg">
          {text}
        </Text>
      </Group>
      {children}
      {next?.map(({ text: word, to, run }) =>
        to === undefined ? (
          <Button key={word} variant="default" size="lg" onClick={run}>
            {word}
          </Button>
        ) : (
          <Button key={word} variant="default" size="lg" component={Go} to={to}>
            {word}
          </Button>
        ),
      )}
    </Stack>
  </Paper>
)
