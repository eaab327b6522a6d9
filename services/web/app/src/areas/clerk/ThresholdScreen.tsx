import { type EnteredMass, formatMass, toMicrograms } from '@fibula/kernel'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import {
  isMass,
  MassField,
  NumberField,
  ProblemNote,
  TaskScreen,
  useCommand,
  useGo,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, isCount, type Material, materials } from './lot.ts'

export const ThresholdScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const named = usePathValue('material')
  const material: Material = materials.find((one) => one === named) ?? 'silver'
  const { data, error, refetch } = useRead('sourcing', '/stock')
  const set = data?.materials.find((line) => line.material === material)?.threshold
  const [mass, setMass] = useState<EnteredMass>()
  const [pieces, setPieces] = useState<string>()
  const put = useCommand('sourcing', 'put', '/thresholds/{material}')
  const weighed = mass ?? grams(set ? formatMass(set.grossMicrograms, 'g') : '')
  const count = pieces ?? (set?.pieces == null ? '' : String(set.pieces))
  const run = async () => {
    const body = { grossMicrograms: toMicrograms(weighed), pieces: isCount(count) ? Number(count) : null }
    if (await put.run({ path: { material }, body })) go('/clerk/stock')
  }
  return (
    <TaskScreen
      title={t('threshold.title')}
      problem={put.problem}
      action={{
        text: t('save'),
        icon: <IconBell aria-hidden />,
        run,
        isRunning: put.isRunning,
        ready: data !== undefined && isMass(weighed) && (count === '' || isCount(count)),
      }}
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <MassField
            label={t(`material.${material}`)}
            description={t('threshold.hint')}
            units={['g', 'kg']}
            value={weighed}
            onChange={setMass}
          />
          {material === 'stones' && (
            <NumberField label={t('pieces')} isWhole size="lg" value={count} onChange={setPieces} />
          )}
        </>
      )}
    </TaskScreen>
  )
}
