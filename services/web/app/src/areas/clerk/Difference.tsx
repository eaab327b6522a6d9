import { Alert, Button, Stack } from '@mantine/core'
import { IconHandGrab } from '@tabler/icons-react'
import { Fine, Line, ProblemNote, useCommand, useTexts } from '../../kit/index.ts'
import type { WholeLot } from './lot.ts'

/** What an assay found of a delivery stays between the cooperative and its supplier until the supplier accepts it. */
export const Difference = ({ lot, accepted }: { lot: WholeLot; accepted: () => void }) => {
  const t = useTexts('clerk')
  const accept = useCommand('sourcing', 'post', '/lots/{lotId}/difference/accept')
  if (lot.unsettledFine === '0' || lot.supplierId === null) return null
  const run = async () => {
    if (await accept.run({ path: { lotId: lot.lotId }, body: {} })) accepted()
  }
  return (
    <Alert color="orange" variant="outline" title={t('difference.title')}>
      <Stack gap="xs">
        <Line text={t('count.difference')}>
          <Fine fine={lot.unsettledFine} />
        </Line>
        <ProblemNote problem={accept.problem} />
        <Button
          size="lg"
          variant="default"
          loading={accept.isRunning}
          leftSection={<IconHandGrab aria-hidden />}
          onClick={() => void run()}
        >
          {t('difference.accept')}
        </Button>
      </Stack>
    </Alert>
  )
}
