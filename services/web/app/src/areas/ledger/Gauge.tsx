import { Group, RingProgress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Fine, Line, Quantity, useTexts } from '../../kit/index.ts'

interface Allowance {
  readonly allowedFine: string
  readonly usedFine: string
  readonly savedFine: string
}

/** How much of what the norm allows was lost: a ring that fills, the figure in it, and a sign that does without colour. */
export const Gauge = ({ allowance: { allowedFine, usedFine, savedFine } }: { allowance: Allowance }) => {
  const t = useTexts('ledger')
  const [allowed, used] = [BigInt(allowedFine), BigInt(usedFine)]
  const percent = allowed <= 0n ? 0 : Number((used * 100n) / allowed)
  const isBeyond = used > allowed
  const sign = isBeyond ? <IconAlertTriangle aria-hidden size={28} /> : <IconCircleCheck aria-hidden size={28} />
  return (
    <Group wrap="nowrap" align="center" gap="md">
      <RingProgress
        size={128}
        thickness={14}
        roundCaps
        aria-hidden
        sections={[{ value: Math.max(0, Math.min(100, percent)), color: isBeyond ? 'red.8' : 'teal.8' }]}
        label={
          <Stack align="center" gap={0}>
            {sign}
            <Text fw={700}>
              <Quantity value={percent} /> %
            </Text>
          </Stack>
        }
      />
      <Stack gap={4} style={{ flex: 1 }}>
        <Text fw={600}>{t(isBeyond ? 'gauge.beyond' : 'gauge.within', { percent: String(percent) })}</Text>
        <Line text={t('gauge.allowed')}>
          <Fine fine={allowedFine} />
        </Line>
        <Line text={t('gauge.used')}>
          <Fine fine={usedFine} />
        </Line>
        <Line text={t('gauge.saved')}>
          <Fine fine={savedFine} />
        </Line>
      </Stack>
    </Group>
  )
}
