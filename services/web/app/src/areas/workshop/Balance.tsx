import { Paper, Stack } from '@mantine/core'
import { Line, Mass, Quantity, useTexts } from '../../kit/index.ts'
import type { WholeOrder } from './order.ts'

/** Where the metal of the order is: in, pieces, residues, and what is left, beside what its pieces allow. */
export const Balance = ({ order: { balance, closing } }: { order: WholeOrder }) => {
  const t = useTexts('workshop')
  const { stones } = balance
  const loss = closing?.loss.grossMicrograms
  return (
    <Paper withBorder radius="md" p="sm">
      <Stack gap={4}>
        <Line text={t('balance.in')}>
          <Mass micrograms={balance.accepted.grossMicrograms} />
        </Line>
        {balance.sentBack.grossMicrograms > 0 && (
          <Line text={t('balance.sentBack')}>
            <Mass micrograms={balance.sentBack.grossMicrograms} />
          </Line>
        )}
        <Line text={t('balance.pieces')}>
          <Mass micrograms={balance.piecesMicrograms} />
        </Line>
        <Line text={t('balance.residues')}>
          <Mass micrograms={balance.residuesMicrograms} />
        </Line>
        <Line text={t(loss === undefined ? 'balance.rest' : 'balance.loss')}>
          <Mass micrograms={loss ?? balance.restMicrograms} />
        </Line>
        {balance.declaredLossMicrograms > 0 && (
          <Line text={t('balance.declared')}>
            <Mass micrograms={balance.declaredLossMicrograms} />
          </Line>
        )}
        <Line text={t('balance.allowance')}>
          <Mass micrograms={balance.allowanceMicrograms} />
        </Line>
        {stones.issued.pieces > 0 && (
          <>
            <Line text={t('stones.issued')}>
              <Quantity value={stones.issued.pieces} /> · <Mass micrograms={stones.issued.micrograms} unit="ct" />
            </Line>
            <Line text={t('stones.loose')}>
              <Quantity value={stones.loose.pieces} /> · <Mass micrograms={stones.loose.micrograms} unit="ct" />
            </Line>
          </>
        )}
      </Stack>
    </Paper>
  )
}
