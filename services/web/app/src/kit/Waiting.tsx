import { Skeleton } from '@mantine/core'
import { useTexts } from '../texts/useTexts.ts'

/** Stands in for what is still being read. */
export const Waiting = ({ h = 200 }: { h?: number }) => {
  const t = useTexts('shell')
  return <Skeleton h={h} radius="md" role="status" aria-label={t('reading')} />
}
