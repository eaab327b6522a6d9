import { Box, Button, Container, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem.ts'
import { ProblemNote } from './Problem.tsx'

interface Action {
  /** The word on the button. */
  readonly text: string
  readonly icon?: ReactNode
  readonly run: () => unknown
  readonly isRunning?: boolean
  /** False as long as something is missing. */
  readonly ready?: boolean
}

/**
 * One screen, one task, one big button where the thumb is. `problem` stands right above the button, so that it is seen.
 * Enter in a field presses the button.
 */
export const TaskScreen = ({
  title,
  children,
  action,
  problem,
  isWide = false,
}: {
  title: string
  children?: ReactNode
  action?: Action | undefined
  problem?: Problem | undefined | null
  /** For lists and pictures, which use a laptop's width. */
  isWide?: boolean
}) => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault()
      if (action && action.ready !== false && !action.isRunning) action.run()
    }}
  >
    <Container size={isWide ? 'lg' : 'xs'} px="md" pb={action ? 120 : 'xl'}>
      <Title order={1} size="h2" my="md">
        {title}
      </Title>
      <Stack gap="md">
        {children}
        <ProblemNote problem={problem} />
      </Stack>
      {action && (
        <Box className="thumb">
          <Container size={isWide ? 'lg' : 'xs'} px="md">
            <Button
              type="submit"
              size="xl"
              fullWidth
              loading={action.isRunning ?? false}
              disabled={action.ready === false}
              leftSection={action.icon}
            >
              {action.text}
            </Button>
          </Container>
        </Box>
      )}
    </Container>
  </form>
)
