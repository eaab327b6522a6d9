import { Checkbox, NativeSelect } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import {
  DataList,
  Day,
  type InForce,
  InForceFields,
  isInForce,
  NumberField,
  Percent,
  TaskScreen,
  today,
  toMinor,
  useCommand,
  useList,
  useTexts,
} from '../../kit/index.ts'

const techniques = ['handcrafted', 'machine-made', 'studded-by-hand', 'studded-by-machine'] as const

/** The loss that the cooperative allows to a technique from a day on; closed orders keep the one that they were judged by. */
export const AllowancesScreen = () => {
  const t = useTexts('workshop')
  const [technique, setTechnique] = useState<(typeof techniques)[number]>('handcrafted')
  const [percent, setPercent] = useState('')
  const [isInside, setInside] = useState(false)
  const [inForce, setInForce] = useState<InForce>({ from: today(), source: '' })
  const list = useList('production', '/allowances', { query: { technique } })
  const put = useCommand('production', 'put', '/allowances/{technique}/{from}')
  // Two digits behind the point, like money.
  const rate = toMinor(percent)
  const run = async () => {
    if (rate === undefined) return
    const body = { rate, includesRecoverable: isInside, source: inForce.source.trim() }
    if (await put.run({ path: { technique, from: inForce.from }, body })) setPercent('')
  }
  return (
    <TaskScreen
      title={t('allowances.title')}
      problem={put.problem}
      action={{
        text: t('allowances.save'),
        icon: <IconScale aria-hidden />,
        run,
        isRunning: put.isRunning,
        ready: percent !== '' && rate !== undefined && rate <= 10_000 && isInForce(inForce),
      }}
    >
      <NativeSelect
        label={t('allowances.technique')}
        size="lg"
        value={technique}
        onChange={(event) => setTechnique(event.currentTarget.value as typeof technique)}
        data={techniques.map((value) => ({ value, label: t(`technique.${value}`) }))}
      />
      <NumberField
        label={t('allowances.rate')}
        description={t('allowances.hint')}
        size="lg"
        value={percent}
        onChange={setPercent}
      />
      <Checkbox
        size="lg"
        label={t('allowances.inside')}
        checked={isInside}
        onChange={(event) => setInside(event.currentTarget.checked)}
      />
      <InForceFields value={inForce} onChange={(some) => setInForce((all) => ({ ...all, ...some }))} />
      <DataList
        list={list}
        label={t('allowances.title')}
        keyOf={({ allowanceId }) => allowanceId}
        emptyText={t('allowances.none')}
        columns={[
          { name: 'from', title: t('allowances.from'), show: (line) => <Day on={line.from} /> },
          {
            name: 'rate',
            title: t('allowances.rate'),
            show: (line) => <Percent value={line.rate} />,
          },
          { name: 'source', title: t('allowances.source'), show: (line) => <bdi>{line.source}</bdi> },
        ]}
      />
    </TaskScreen>
  )
}
