import { NativeSelect, TextInput } from '@mantine/core'
import { IconCoin } from '@tabler/icons-react'
import { useState } from 'react'
import {
  DataList,
  Day,
  Money,
  NumberField,
  TaskScreen,
  toMinor,
  useCommand,
  useList,
  useTexts,
} from '../../kit/index.ts'

const metals = ['Ag', 'Au', 'Pt', 'Pd'] as const
type Metal = (typeof metals)[number]
const today = () => new Date().toISOString().slice(0, 10)

/** What fine metal is reckoned at from a day on. Documents that were made keep theirs. */
export const RatesScreen = () => {
  const t = useTexts('clerk')
  const [element, setElement] = useState<Metal>('Ag')
  const [from, setFrom] = useState(today)
  const [rate, setRate] = useState('')
  const [source, setSource] = useState('')
  const list = useList('sourcing', '/metal-rates', { query: { element } })
  const put = useCommand('sourcing', 'put', '/metal-rates/{element}/{from}')
  const amountMinor = toMinor(rate)
  const run = async () => {
    if (amountMinor === undefined) return
    const body = { perKilogram: { amountMinor, currency: 'MAD' }, source: source.trim() }
    if (await put.run({ path: { element, from }, body })) setRate('')
  }
  return (
    <TaskScreen
      title={t('rates.title')}
      problem={put.problem}
      action={{
        text: t('rates.save'),
        icon: <IconCoin aria-hidden />,
        run,
        isRunning: put.isRunning,
        ready: rate !== '' && amountMinor !== undefined && source.trim() !== '' && from !== '',
      }}
    >
      <NativeSelect
        label={t('rates.metal')}
        size="lg"
        value={element}
        onChange={(event) => setElement(event.currentTarget.value as Metal)}
        data={metals.map((value) => ({ value, label: t(`metal.${value}`) }))}
      />
      <NumberField
        label={t('rates.perKilogram')}
        description={t('rates.hint')}
        size="lg"
        value={rate}
        onChange={setRate}
      />
      <TextInput
        type="date"
        label={t('rates.from')}
        size="lg"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label={t('rates.source')}
        size="lg"
        dir="auto"
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <DataList
        list={list}
        label={t('rates.title')}
        keyOf={({ rateId }) => rateId}
        emptyText={t('rates.none')}
        columns={[
          { name: 'from', title: t('rates.from'), show: (line) => <Day on={line.from} /> },
          { name: 'rate', title: t('rates.perKilogram'), show: ({ perKilogram }) => <Money money={perKilogram} /> },
          { name: 'source', title: t('rates.source'), show: (line) => <bdi>{line.source}</bdi> },
        ]}
      />
    </TaskScreen>
  )
}
