import { useParams } from '@tanstack/react-router'

/** The value of a part such as `$lotId` in the address of this screen. */
export const usePathValue = (name: string): string =>
  (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? ''
