import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Done,
  EmptyState,
  Go,
  PhotoField,
  ProblemNote,
  type ReadBody,
  TaskScreen,
  today,
  useCommand,
  useDraft,
  useFilter,
  useList,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { ReceiptLines } from './ReceiptLines.tsx'
import { emptyLine, type LineForm, lineOf, ReceiveLine } from './ReceiveLine.tsx'

interface Form {
  readonly lines: readonly LineForm[]
  readonly paperKind: 'invoice' | 'delivery-note'
  readonly paperNumber: string
  readonly photos: string[]
}
const empty: Form = { lines: [emptyLine], paperKind: 'invoice', paperNumber: '', photos: [] }
const mostLines = 20

export const ReceiveScreen = () => {
  const t = useTexts('clerk')
  const [{ supplierId, find }, setFilter] = useFilter({ supplierId: '', find: '' })
  const [form, change, clear] = useDraft<Form>('receive', empty)
  const [receipt, setReceipt] = useState<ReadBody<'sourcing', '/receipts/{receiptId}'>>()
  const suppliers = useList('sourcing', '/suppliers', {
    query: { sort: 'newest', ...(find === '' ? {} : { name: find }) },
  })
  const record = useCommand('sourcing', 'post', '/receipts')
  const chosen = suppliers.items.find((supplier) => supplier.supplierId === supplierId)
  const lines = form.lines.map(lineOf)
  const changeLine = (index: number, some: Partial<LineForm>) =>
    change({ lines: form.lines.map((line, at) => (at === index ? { ...line, ...some } : line)) })
  const run = async () => {
    const number = form.paperNumber.trim()
    const papers = number === '' ? [] : [{ kind: form.paperKind, number, issuedOn: today() }]
    const all = lines.filter((line) => line !== undefined)
    const answer = await record.run({ body: { supplierId, lines: all, papers, photos: form.photos } })
    if (!answer) return
    setReceipt(answer)
    clear()
  }
  if (receipt)
    return (
      <TaskScreen title={t('receive.title')}>
        <Done
          text={t('receive.done')}
          next={[
            { text: t('receive.next'), run: () => setReceipt(undefined) },
            { text: t('receive.judge'), to: `/clerk/lots?receiptId=${receipt.receiptId}` },
          ]}
        >
          <ReceiptLines lines={receipt.lines} />
        </Done>
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('receive.title')}
      problem={record.problem}
      action={{
        text: t('receive.save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: record.isRunning,
        ready: supplierId !== '' && lines.every((line) => line !== undefined),
      }}
    >
      <ProblemNote problem={suppliers.problem} again={suppliers.again} />
      {suppliers.isLoading && <Waiting />}
      <TextInput
        label={t('suppliers.find')}
        size="lg"
        dir="auto"
        value={find}
        onChange={(event) => setFilter({ find: event.currentTarget.value })}
      />
      {suppliers.items.length > 0 && (
        <ChoiceCards
          label={t('supplier')}
          value={supplierId}
          onChange={(value) => setFilter({ supplierId: value })}
          choices={suppliers.items.map(({ supplierId: value, name, kind }) => ({
            value,
            text: name ?? t('supplier.erased'),
            hint: t(`kind.${kind}`),
          }))}
        />
      )}
      {!suppliers.isLoading && !suppliers.problem && suppliers.items.length === 0 && (
        <EmptyState text={t('suppliers.none')}>
          <Button component={Go} to="/clerk/suppliers/new" variant="default" size="lg">
            {t('supplier.title')}
          </Button>
        </EmptyState>
      )}
      {form.lines.map((line, index) => (
        <ReceiveLine
          key={index}
          number={index + 1}
          line={line}
          hasTerms={chosen?.terms?.materials.some(({ material }) => material === line.material) ?? false}
          onChange={(some) => changeLine(index, some)}
          onRemove={
            form.lines.length > 1 ? () => change({ lines: form.lines.filter((_, at) => at !== index) }) : undefined
          }
        />
      ))}
      {form.lines.length < mostLines && (
        <Button
          variant="default"
          size="lg"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => change({ lines: [...form.lines, emptyLine] })}
        >
          {t('receive.add')}
        </Button>
      )}
      <Group grow align="end">
        <NativeSelect
          label={t('receive.paper')}
          size="lg"
          value={form.paperKind}
          onChange={(event) => change({ paperKind: event.currentTarget.value as Form['paperKind'] })}
          data={[
            { value: 'invoice', label: t('document.invoice') },
            { value: 'delivery-note', label: t('document.delivery-note') },
          ]}
        />
        <TextInput
          label={t('paper.number')}
          size="lg"
          dir="auto"
          maxLength={100}
          value={form.paperNumber}
          onChange={(event) => change({ paperNumber: event.currentTarget.value })}
        />
      </Group>
      <PhotoField
        label={t('receive.photos')}
        service="sourcing"
        photos={form.photos}
        onChange={(photos) => change({ photos })}
      />
    </TaskScreen>
  )
}
