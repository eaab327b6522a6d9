import {
  Button,
  Card,
  Container,
  Group,
  Modal,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { IconServer } from '@tabler/icons-react'
import { queries } from '../api/read.ts'
import { ProblemNote } from '../kit/Problem.tsx'
import { usePeople } from '../session/people.ts'
import { currentToken, type Person, signIn, useSession } from '../session/session.ts'
import { useTexts } from '../texts/useTexts.ts'
import { personText, roleIcons } from './people.tsx'

const People = ({ onChoose }: { onChoose: (person: Person) => void }) => {
  const t = useTexts('shell')
  const { data, error, isPending, refetch } = usePeople()
  return (
    <Stack>
      <ProblemNote problem={error} again={() => void refetch()} />
      {isPending && <Skeleton h={300} role="status" aria-label={t('loading')} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        {data?.map((person) => {
          const role = person.roles[0] ?? 'inspector'
          const Icon = roleIcons[role]
          return (
            <UnstyledButton key={person.person} onClick={() => onChoose(person)} data-person={person.person}>
              <Card withBorder radius="md" padding="md" className="figure">
                <Group wrap="nowrap">
                  <Icon aria-hidden size={36} color="#8f2f28" style={{ flexShrink: 0 }} />
                  <div>
                    <Text fw={600}>{personText(person, t)}</Text>
                    <Text size="sm" c="dimmed">
                      {t(`does.${role}`)}
                    </Text>
                  </div>
                </Group>
              </Card>
            </UnstyledButton>
          )
        })}
      </SimpleGrid>
    </Stack>
  )
}

/** Stands where the page would be; the address stays, so the page appears once somebody is signed in. */
export const SignIn = () => {
  const t = useTexts('shell')
  return (
    <Container size="sm" px="md" pb="xl">
      <Title order={1} size="h2" my="md">
        {t('whoAreYou')}
      </Title>
      <Text mb="md">{t('developmentOnly')}</Text>
      <People onChoose={signIn} />
      <Button component="a" href="/system" mt="lg" variant="subtle" leftSection={<IconServer aria-hidden size={20} />}>
        {t('system')}
      </Button>
    </Container>
  )
}

/** Over the page, which keeps what was typed. */
export const SignInAgain = () => {
  const t = useTexts('shell')
  const { person } = useSession()
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} title={t('signInAgain')}>
      <People
        onChoose={(chosen) => {
          // Another person does not go on with the work of this one.
          if (chosen.person !== person?.person) queries.clear()
          signIn(chosen)
          void currentToken().then(
            () => queries.invalidateQueries(),
            () => undefined,
          )
        }}
      />
    </Modal>
  )
}
