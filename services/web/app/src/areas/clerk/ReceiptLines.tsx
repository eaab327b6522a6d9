import { Stack } from '@mantine/core'
import { Fineness, Go, Line, Mass, Money, Quantity, type ReadBody, useTexts } from '../../kit/index.ts'

/** The lines of a receipt; each leads to its lot. */
export const ReceiptLines = ({ lines }: { lines: ReadBody<'sourcing', '/receipts/{receiptId}'>['lines'] }) => {
  const t = useTexts('clerk')
  return (
    <Stack gap={4}>
      {lines.map(({ lotId, material, grossMicrograms, declaredFineness, pieces, price }) => (
        <Line key={lotId} text={t(`material.${material}`)}>
          <Go to={`/clerk/lots/${lotId}`}>
            <Mass micrograms={grossMicrograms} />
          </Go>
          {declaredFineness > 0 && (
            <>
              {' · '}
              <Fineness value={declaredFineness} />
            </>
          )}
          {pieces !== null && (
            <>
              {' · '}
              <Quantity value={pieces} />
            </>
          )}
          {' · '}
          <Money money={price} />
        </Line>
      ))}
    </Stack>
  )
}
