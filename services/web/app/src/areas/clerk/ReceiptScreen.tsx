import { Group, Paper, Stack } from '@mantine/core'
import {
  Day,
  Go,
  Line,
  Money,
  Photo,
  ProblemNote,
  TaskScreen,
  Time,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { ReceiptLines } from './ReceiptLines.tsx'
import { useSupplierNames } from './words.tsx'

export const ReceiptScreen = () => {
  const t = useTexts('clerk')
  const nameOf = useSupplierNames()
  const receiptId = usePathValue('receiptId')
  const read = useRead('sourcing', '/receipts/{receiptId}', { path: { receiptId } })
  const receipt = read.data
  return (
    <TaskScreen title={t('receipt.title')}>
      <ProblemNote problem={read.error} again={() => void read.refetch()} />
      {!receipt && !read.error && <Waiting />}
      {receipt && (
        <Paper withBorder radius="md" p="sm">
          <Stack gap="xs">
            <Line text={t('supplier')}>
              <Go to={`/clerk/suppliers/${receipt.supplierId}`}>{nameOf(receipt.supplierId)}</Go>
            </Line>
            <Line text={t('at')}>
              <Time at={receipt.happenedAt} />
            </Line>
            <ReceiptLines lines={receipt.lines} />
            <Line text={t('price')}>
              <Money money={receipt.total} />
            </Line>
            {receipt.paymentDueOn !== null && (
              <Line text={t('price.due')}>
                <Day on={receipt.paymentDueOn} />
              </Line>
            )}
            {receipt.papers.map(({ kind, number }) => (
              <Line key={`${kind} ${number}`} text={t(`document.${kind}`)}>
                <bdi>{number ?? '–'}</bdi>
              </Line>
            ))}
            <Group gap="xs">
              {receipt.photos.map((photoId, index) => (
                <Photo
                  key={photoId}
                  service="sourcing"
                  photoId={photoId}
                  alt={t('receipt.photo', { number: index + 1 })}
                  size={140}
                />
              ))}
            </Group>
          </Stack>
        </Paper>
      )}
    </TaskScreen>
  )
}
