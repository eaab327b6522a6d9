import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core'
import { IconArrowsJoin } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Done,
  EmptyState,
  Fine,
  Line,
  Mass,
  ProblemNote,
  TaskScreen,
  useCommand,
  useFilter,
  useList,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { materials, orNull } from './lot.ts'
import { Held } from './words.tsx'

interface Merged {
  readonly lotId: string
  readonly grossMicrograms: number
  readonly fine: string
  readonly custodyModel: 'identity-preserved' | 'segregated' | 'controlled-blending' | 'mass-balance' | 'none'
}

export const MergeScreen = () => {
  const t = useTexts('clerk')
  const [{ material }, setFilter] = useFilter({ material: 'silver' })
  const lots = useList('sourcing', '/lots', {
    query: { material: material as 'silver', usable: 'true', sort: 'heaviest', limit: 100 },
  })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [place, setPlace] = useState('')
  const [merged, setMerged] = useState<Merged>()
  const merge = useCommand('sourcing', 'post', '/lots/merge')
  const run = async () => {
    const answer = await merge.run({ body: { lotIds: [...chosen], place: orNull(place) } })
    if (!answer) return
    setMerged(answer)
    setChosen([])
  }
  return (
    <TaskScreen
      title={t('merge.title')}
      problem={merge.problem}
      action={
        merged
          ? undefined
          : {
              text: t('merge.save'),
              icon: <IconArrowsJoin aria-hidden />,
              run,
              isRunning: merge.isRunning,
              ready: chosen.length > 1,
            }
      }
    >
      {merged ? (
        <Done
          text={t('merge.done')}
          next={[
            { text: t('merge.lot'), to: `/clerk/lots/${merged.lotId}` },
            { text: t('merge.again'), run: () => setMerged(undefined) },
          ]}
        >
          <Line text={t('lot.holds')}>
            <Mass micrograms={merged.grossMicrograms} />
          </Line>
          <Line text={t('lot.fine')}>
            <Fine fine={merged.fine} />
          </Line>
          <Line text={t('custody')}>{t(`custody.${merged.custodyModel}`)}</Line>
        </Done>
      ) : (
        <>
          <NativeSelect
            size="lg"
            label={t('material')}
            value={material}
            onChange={(event) => {
              setChosen([])
              setFilter({ material: event.currentTarget.value })
            }}
            data={materials.map((value) => ({ value, label: t(`material.${value}`) }))}
          />
          <ProblemNote problem={lots.problem} again={lots.again} />
          {lots.isLoading && <Waiting />}
          {!lots.isLoading && !lots.problem && lots.items.length < 2 && <EmptyState text={t('merge.none')} />}
          {lots.items.length > 1 && (
            <Checkbox.Group label={t('merge.which')} value={[...chosen]} onChange={setChosen}>
              <Stack gap="xs" mt="xs">
                {lots.items.map((lot) => (
                  <Checkbox.Card key={lot.lotId} value={lot.lotId} p="sm" mih={56} radius="md" className="choice">
                    <Line text={lot.place ?? t(`origin.${lot.originClass}`)}>
                      <Held lot={lot} />
                    </Line>
                  </Checkbox.Card>
                ))}
              </Stack>
            </Checkbox.Group>
          )}
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
