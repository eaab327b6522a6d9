import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

const partsOf = (to: string): { to: string; search: Record<string, string> } => {
  const [path = '/', query = ''] = to.split('?', 2)
  return { to: path, search: Object.fromEntries(new URLSearchParams(query)) }
}

/** A link inside the app to an address as it is written, query included. Also as `<Button component={Go} to="/x?y=1">`. */
export const Go = ({ to, ...rest }: Omit<ComponentProps<'a'>, 'href' | 'target'> & { to: string }) => (
  // A link that nothing else shapes is still large enough for a thumb.
  <Link {...rest} className={rest.className ?? 'go'} {...partsOf(to)} />
)

/** Goes to an address of the app: `const go = useGo(); go('/clerk/lots?status=held')`. */
export const useGo = (): ((to: string) => void) => {
  const navigate = useNavigate()
  return (to) => void navigate(partsOf(to))
}

/**
 * A filter that stands in the address, so that it can be linked to: `const [filter, setFilter] = useFilter({ status: '' })`.
 * Pass it on to useList as its query; empty fields are left out of the request.
 */
export const useFilter = <Filter extends Readonly<Record<string, string>>>(
  empty: Filter,
): [Filter, (some: Partial<Filter>) => void] => {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const filter = Object.fromEntries(Object.keys(empty).map((name) => [name, search[name] ?? empty[name]])) as Filter
  return [
    filter,
    (some) => {
      const next = Object.entries({ ...search, ...some }).filter(([, value]) => value !== '')
      void navigate({ to: '.', search: Object.fromEntries(next), replace: true })
    },
  ]
}
