import { Container } from '@mantine/core'
import { createRoute, createRouter, type ErrorComponentProps, type ErrorRouteComponent } from '@tanstack/react-router'
import { asProblem } from '../api/problem.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Go } from '../kit/Go.tsx'
import { ProblemNote } from '../kit/Problem.tsx'
import { useTexts } from '../texts/useTexts.ts'
import { rootRoute } from './area.ts'
import { areas } from './areas.ts'
import { Home } from './Home.tsx'

const home = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Home })

const NotFound = () => {
  const t = useTexts('shell')
  return (
    <EmptyState text={t('noSuchPage')}>
      <Go to="/">{t('home')}</Go>
    </EmptyState>
  )
}

/** A screen that failed, or whose code could not be loaded, says so and offers to try again. */
const Failed = (({ error, reset }: ErrorComponentProps) => (
  <Container size="xs" py="md">
    <ProblemNote problem={asProblem('web', error)} again={reset} />
  </Container>
)) as unknown as ErrorRouteComponent

export const router = createRouter({
  routeTree: rootRoute.addChildren([home, ...areas.flatMap(({ routes }) => routes)]),
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Failed,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Plain words in the address, so that it can be written by hand: ?status=held
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text === '' ? '' : `?${text}`
  },
})
