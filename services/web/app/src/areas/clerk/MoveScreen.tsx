import { TextInput } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import { Line, ProblemNote, TaskScreen, useCommand, useGo, useTexts, Waiting } from '../../kit/index.ts'
import { orNull, useLot } from './lot.ts'
import { Held } from './words.tsx'

export const MoveScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { lotId, lot, problem, again } = useLot()
  const [typed, setPlace] = useState<string>()
  const move = useCommand('sourcing', 'post', '/lots/{lotId}/move')
  const place = typed ?? lot?.place ?? ''
  const run = async () => {
    if (await move.run({ path: { lotId }, body: { place: orNull(place) } })) go(`/clerk/lots/${lotId}`)
  }
  return (
    <TaskScreen
      title={t('move.title')}
      problem={move.problem}
      action={{
        text: t('move.save'),
        icon: <IconMapPin aria-hidden />,
        run,
        isRunning: move.isRunning,
        ready: lot !== undefined && orNull(place) !== lot.place,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!lot && !problem && <Waiting />}
      {lot && (
        <>
          <Line text={t('lot.holds')}>
            <Held lot={lot} />
          </Line>
          <TextInput
            label={t('place')}
            size="lg"
            dir="auto"
            maxLength={100}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
        </>
      )}
    </TaskScreen>
  )
}
