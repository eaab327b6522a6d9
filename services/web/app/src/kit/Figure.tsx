import { Card, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Go } from './Go.tsx'

/** One figure of a dashboard; a tap leads to the records behind it. */
export const Figure = ({
  text,
  value,
  to,
  icon,
}: {
  text: string
  value: ReactNode
  /** An address of the app, with its filter: `/clerk/lots?status=accepted`. */
  to: string
  icon?: ReactNode
}) => (
  <Card component={Go} to={to} withBorder radius="md" padding="sm" className="figure">
    {icon}
    <Text component="div" fz={26} fw={700} lh={1.3}>
      {value}
    </Text>
    <Text size="sm">{text}</Text>
  </Card>
)

export const Figures = ({ children }: { children: ReactNode }) => (
  <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
    {children}
  </SimpleGrid>
)
