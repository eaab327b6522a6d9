import { useQuery } from '@tanstack/react-query'
import { noNetwork, Problem } from '../api/problem.ts'
import type { Person } from './session.ts'

/** The development people, until there is an identity service: whom one may be, and which organisations there are. */
export const usePeople = () =>
  useQuery<readonly Person[], Problem>({
    queryKey: ['people'],
    queryFn: async () => {
      const response = await fetch('/dev/tokens').catch(() => {
        throw noNetwork('web')
      })
      if (!response.ok)
        throw new Problem('web', { code: 'no-people', title: 'Nobody to choose', detail: '', status: response.status })
      return ((await response.json()) as { people: Person[] }).people
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
