import { type InfiniteData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type Ask, request, requestJson } from './client.ts'
import { Problem } from './problem.ts'
import { fillPath, type PathValues, type ReadBody, type ReadPath, type ReadQuery, type Service } from './types.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What may pass is asked again twice; a refusal stays one.
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && error.isPassing && error.body.status !== 401,
      retryDelay: (attempt) => 500 * 2 ** attempt,
    },
  },
})

interface Options<S extends Service, P extends ReadPath<S>> {
  readonly path?: PathValues
  readonly query?: ReadQuery<S, P>
  /** Asks only when true, e.g. once something was chosen. */
  readonly when?: boolean
}

/** Reads one thing: `useRead('sourcing', '/lots/{lotId}', { path: { lotId } })`. Asked again when facts of the service arrive. */
export const useRead = <S extends Service, P extends ReadPath<S>>(
  service: S,
  path: P,
  { path: values, query, when = true }: Options<S, P> = {},
) =>
  useQuery<ReadBody<S, P>, Problem>({
    queryKey: [service, path, values ?? {}, query ?? {}],
    queryFn: () => requestJson<ReadBody<S, P>>({ service, path: fillPath(path, values), query }),
    enabled: when,
  })

/** Reads a page of text that a service drew, e.g. a receipt to print. */
export const useText = ({ service, path, query }: Pick<Ask, 'service' | 'path' | 'query'>) =>
  useQuery<string, Problem>({
    queryKey: [service, path, 'text', query ?? {}],
    queryFn: async () => (await request({ service, path, query })).text(),
  })

type Page<Item> = { items: Item[]; next: string | null }

/** Reads a list page by page; DataList shows it. `items` are those of all pages read so far. */
export const useList = <S extends Service, P extends ReadPath<S>>(
  service: S,
  path: P,
  { path: values, query, when = true }: Options<S, P> = {},
) => {
  type Item = ReadBody<S, P> extends { items: (infer Each)[] } ? Each : never
  const list = useInfiniteQuery<Page<Item>, Problem, InfiniteData<Page<Item>>, unknown[], string | undefined>({
    queryKey: [service, path, 'list', values ?? {}, query ?? {}],
    queryFn: ({ pageParam }) =>
      requestJson<Page<Item>>({
        service,
        path: fillPath(path, values),
        query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: when,
  })
  return {
    items: list.data?.pages.flatMap(({ items }) => items) ?? [],
    isLoading: list.isPending && when,
    problem: list.error ?? undefined,
    again: () => void list.refetch(),
    hasNext: list.hasNextPage,
    isFetchingNext: list.isFetchingNextPage,
    next: () => void list.fetchNextPage(),
    /** For export: the same list and filter as a file. */
    source: { service, path: fillPath(path, values), query },
  }
}
