import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Go } from './Go.tsx'

/** Says before anything is typed that a task cannot be done with this thing, why, and what can be done instead. */
export const NotNow = ({
  text,
  children,
  next,
}: {
  text: string
  children?: ReactNode
  next: readonly { readonly text: string; readonly to: string }[]
}) => (
  <Alert color="orange" variant="outline" icon={<IconHandStop aria-hidden />} data-not-now>
    <Stack gap="sm">
      <Text fw={600}>{text}</Text>
      {children}
      {next.map(({ text: word, to }) => (
        <Button key={to} variant="default" size="lg" component={Go} to={to}>
          {word}
        </Button>
      ))}
    </Stack>
  </Alert>
)
