import type { EnteredMass } from '@fibula/kernel'
import { TextInput } from '@mantine/core'
import { IconScaleOutline } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Done,
  HalfWidthField,
  isMass,
  Line,
  Mass,
  MassField,
  ProblemNote,
  scaleStep,
  TaskScreen,
  useCommand,
  useDraft,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, isCount, useLot } from './lot.ts'
import { PiecesField } from './PiecesField.tsx'
import { Held } from './words.tsx'

interface Form {
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  readonly pieces: string
  readonly note: string
}

/** What lies there is weighed; the book is not shown before, so that nobody writes down what it says. */
export const CountScreen = () => {
  const t = useTexts('clerk')
  const { lotId, lot, problem, again } = useLot()
  const [form, change, clear] = useDraft<Form>(`count.${lotId}`, {
    weighed: grams(),
    halfWidth: scaleStep,
    pieces: '',
    note: '',
  })
  const [found, setFound] = useState<{ grossMicrograms: number; differenceMicrograms: number }>()
  const count = useCommand('sourcing', 'post', '/lots/{lotId}/counts')
  const counted = lot?.pieces != null
  const run = async () => {
    const { weighed, halfWidth, pieces, note } = form
    const body = {
      ...{ weighed, halfWidth, pieces: counted ? Number(pieces) : null },
      note: note.trim() === '' ? null : note.trim(),
    }
    const answer = await count.run({ path: { lotId }, body })
    if (!answer) return
    setFound(answer)
    clear()
  }
  return (
    <TaskScreen
      title={t('count.title')}
      problem={count.problem}
      action={
        found
          ? undefined
          : {
              text: t('count.save'),
              icon: <IconScaleOutline aria-hidden />,
              run,
              isRunning: count.isRunning,
              ready:
                lot !== undefined && isMass(form.weighed) && (!counted || form.pieces === '0' || isCount(form.pieces)),
            }
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!lot && !problem && <Waiting />}
      {found && (
        <Done
          text={t(found.differenceMicrograms === 0 ? 'count.agrees' : 'count.differs')}
          next={[
            { text: t('lot.back'), to: `/clerk/lots/${lotId}` },
            { text: t('counts.title'), to: `/clerk/counts?lotId=${lotId}` },
          ]}
        >
          <Line text={t('count.difference')}>
            <Mass micrograms={found.differenceMicrograms} />
          </Line>
          {lot && (
            <Line text={t('lot.holds')}>
              <Held lot={lot} />
            </Line>
          )}
        </Done>
      )}
      {lot && !found && (
        <>
          <MassField label={t('count.weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
          {counted && <PiecesField value={form.pieces} onChange={(pieces) => change({ pieces })} />}
          <HalfWidthField value={form.halfWidth} onChange={(halfWidth) => change({ halfWidth })} />
          <TextInput
            label={t('note')}
            size="lg"
            dir="auto"
            maxLength={500}
            value={form.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </>
      )}
    </TaskScreen>
  )
}
