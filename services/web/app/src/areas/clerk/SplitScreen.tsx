import type { EnteredMass } from '@fibula/kernel'
import { Button, Paper, Stack, TextInput } from '@mantine/core'
import { IconArrowsSplit, IconPlus, IconTrash } from '@tabler/icons-react'
import {
  isMass,
  Line,
  MassField,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, isCount, useLot } from './lot.ts'
import { PiecesField } from './PiecesField.tsx'
import { Held } from './words.tsx'

interface PartForm {
  readonly weighed: EnteredMass
  readonly pieces: string
  readonly place: string
}
const emptyPart: PartForm = { weighed: grams(), pieces: '', place: '' }

export const SplitScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { lotId, lot, problem, again } = useLot()
  const [{ parts }, change, clear] = useDraft(`split.${lotId}`, { parts: [emptyPart] as readonly PartForm[] })
  const split = useCommand('sourcing', 'post', '/lots/{lotId}/split')
  const counted = lot?.pieces != null
  const changePart = (index: number, some: Partial<PartForm>) =>
    change({ parts: parts.map((part, at) => (at === index ? { ...part, ...some } : part)) })
  const run = async () => {
    const body = {
      parts: parts.map(({ weighed, pieces, place }) => ({
        weighed,
        pieces: counted ? Number(pieces) : null,
        ...(place.trim() === '' ? {} : { place: place.trim() }),
      })),
    }
    if (!(await split.run({ path: { lotId }, body }))) return
    clear()
    go(`/clerk/lots/${lotId}`)
  }
  return (
    <TaskScreen
      title={t('split.title')}
      problem={split.problem}
      action={{
        text: t('split.save'),
        icon: <IconArrowsSplit aria-hidden />,
        run,
        isRunning: split.isRunning,
        ready: parts.every(({ weighed, pieces }) => isMass(weighed) && (!counted || isCount(pieces))),
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!lot && !problem && <Waiting />}
      {lot && (
        <Line text={t('lot.holds')}>
          <Held lot={lot} />
        </Line>
      )}
      {parts.map((part, index) => (
        <Paper key={index} withBorder radius="md" p="sm">
          <Stack gap="sm">
            <MassField
              label={t('split.part', { number: index + 1 })}
              value={part.weighed}
              onChange={(weighed) => changePart(index, { weighed })}
            />
            {counted && <PiecesField value={part.pieces} onChange={(pieces) => changePart(index, { pieces })} />}
            <TextInput
              label={t('place')}
              size="lg"
              dir="auto"
              maxLength={100}
              value={part.place}
              onChange={(event) => changePart(index, { place: event.currentTarget.value })}
            />
            {parts.length > 1 && (
              <Button
                variant="subtle"
                size="md"
                leftSection={<IconTrash aria-hidden size={20} />}
                onClick={() => change({ parts: parts.filter((_, at) => at !== index) })}
              >
                {t('receive.remove')}
              </Button>
            )}
          </Stack>
        </Paper>
      ))}
      {parts.length < 20 && (
        <Button
          variant="default"
          size="lg"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => change({ parts: [...parts, emptyPart] })}
        >
          {t('split.add')}
        </Button>
      )}
    </TaskScreen>
  )
}
