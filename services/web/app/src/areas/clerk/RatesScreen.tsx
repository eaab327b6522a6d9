import { type Element, elements } from '@fibula/kernel/ledger'
import { NativeSelect } from '@mantine/core'
import { IconCoin } from '@tabler/icons-react'
import { useState } from 'react'
import {
  DataList,
  Day,
  type InForce,
  InForceFields,
  isInForce,
  Money,
  NumberField,
  TaskScreen,
  today,
  toMinor,
  useCommand,
  useList,
  useTexts,
} from '../../kit/index.ts'

/** What fine metal is reckoned at from a day on. Documents that were made keep theirs. */
export const RatesScreen = () => {
  const t = useTexts('clerk')
  const [element, setElement] = useState<Element>('Ag')
  const [rate, setRate] = useState('')
  const [inForce, setInForce] = useState<InForce>({ from: today(), source: '' })
  const list = useList('sourcing', '/metal-rates', { query: { element } })
  const put = useCommand('sourcing', 'put', '/metal-rates/{element}/{from}')
  const amountMinor = toMinor(rate)
  const run = async () => {
    if (amountMinor === undefined) return
    const body = { perKilogram: { amountMinor, currency: 'MAD' }, source: inForce.source.trim() }
    if (await put.run({ path: { element, from: inForce.from }, body })) setRate('')
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
        ready: rate !== '' && amountMinor !== undefined && isInForce(inForce),
      }}
    >
      <NativeSelect
        label={t('rates.metal')}
        size="lg"
        value={element}
        onChange={(event) => setElement(event.currentTarget.value as Element)}
        data={elements.map((value) => ({ value, label: t(`metal.${value}`) }))}
      />
      <NumberField
        label={t('rates.perKilogram')}
        description={t('rates.hint')}
        size="lg"
        value={rate}
        onChange={setRate}
      />
      <InForceFields value={inForce} onChange={(some) => setInForce((all) => ({ ...all, ...some }))} />
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
