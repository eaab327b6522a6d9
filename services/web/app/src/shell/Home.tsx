import { Container, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core'
import { Suspense } from 'react'
import { Go } from '../kit/Go.tsx'
import { useSession } from '../session/session.ts'
import { texts } from '../texts/languages.ts'
import { useTexts } from '../texts/useTexts.ts'
import { areas } from './areas.ts'

/** What this person can do, as big cards, and below it how things stand. */
export const Home = () => {
  const t = useTexts('shell')
  const roles = useSession().person?.roles ?? []
  const concerns = ({ roles: some }: { roles: readonly string[] }) => roles.some((role) => some.includes(role))
  return (
    <Container size="md" px="md" pb="xl">
      <Title order={1} size="h2" my="md">
        {t('whatToDo')}
      </Title>
      <SimpleGrid component="nav" aria-label={t('whatToDo')} cols={{ base: 2, xs: 3, md: 4 }} spacing="sm">
        {areas.flatMap(({ name, tasks }) =>
          tasks.filter(concerns).map(({ to, icon: Icon, text }) => (
            <Go key={to} to={to} className="task">
              <Icon aria-hidden size={40} stroke={1.6} />
              {texts.t(text, { ns: name }) as string}
            </Go>
          )),
        )}
      </SimpleGrid>
      <Stack mt="lg" gap="lg">
        {areas.map(({ name, dashboard }) =>
          dashboard && concerns(dashboard) ? (
            <Suspense key={name} fallback={<Skeleton h={120} />}>
              <dashboard.component />
            </Suspense>
          ) : null,
        )}
      </Stack>
    </Container>
  )
}
