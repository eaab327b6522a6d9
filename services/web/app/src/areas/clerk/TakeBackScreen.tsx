import type { EnteredMass } from '@fibula/kernel'
import { Alert, Paper, Stack, TextInput } from '@mantine/core'
import { IconHandStop, IconScale } from '@tabler/icons-react'
import {
  Done,
  HalfWidthField,
  isMass,
  Line,
  Mass,
  MassField,
  PhotoField,
  ProblemNote,
  Quantity,
  scaleStep,
  TaskScreen,
  Time,
  useCommand,
  useDraft,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, isCount, orNull } from './lot.ts'
import { PiecesField } from './PiecesField.tsx'

interface Form {
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  readonly pieces: string
  readonly place: string
  readonly photos: string[]
}
const empty: Form = { weighed: grams(), halfWidth: scaleStep, pieces: '', place: '', photos: [] }

export const TakeBackScreen = () => {
  const t = useTexts('clerk')
  const returnId = usePathValue('returnId')
  const read = useRead('sourcing', '/returns/{returnId}', { path: { returnId } })
  const back = read.data
  const taken = back?.taken
  const [form, change, clear] = useDraft<Form>(`takeBack.${returnId}`, empty)
  const accept = useCommand('sourcing', 'post', '/returns/{returnId}/accept')
  const counted = back?.pieces != null
  const run = async () => {
    const pieces = counted ? Number(form.pieces) : null
    const body = { ...form, pieces, place: orNull(form.place) }
    if (await accept.run({ path: { returnId }, body })) clear()
  }
  return (
    <TaskScreen
      title={t('takeBack.title')}
      problem={accept.problem}
      action={
        back && !taken
          ? {
              text: t('takeBack.save'),
              icon: <IconScale aria-hidden />,
              run,
              isRunning: accept.isRunning,
              ready: isMass(form.weighed) && isMass(form.halfWidth) && (!counted || isCount(form.pieces)),
            }
          : undefined
      }
    >
      <ProblemNote problem={read.error} again={() => void read.refetch()} />
      {!back && !read.error && <Waiting />}
      {back && (
        <Paper withBorder radius="md" p="sm">
          <Stack gap={4}>
            <Line text={t('returns.what')}>
              {t(`material.${back.material}`)} · {t(`class.${back.class}`)}
            </Line>
            <Line text={t('takeBack.sent')}>
              <Mass micrograms={back.grossMicrograms} />
            </Line>
            {back.pieces !== null && (
              <Line text={t('pieces')}>
                <Quantity value={back.pieces} />
              </Line>
            )}
            <Line text={t('workshop')}>
              <bdi dir="ltr">{back.workshopId}</bdi>
            </Line>
            <Line text={t('at')}>
              <Time at={back.happenedAt} />
            </Line>
            {back.reason !== null && <Line text={t('reason')}>{back.reason}</Line>}
          </Stack>
        </Paper>
      )}
      {back?.handOverId != null && !taken && (
        <Alert color="orange" variant="outline" icon={<IconHandStop aria-hidden />}>
          {t('takeBack.refused')}
        </Alert>
      )}
      {taken && (
        <Done
          text={t(`outcome.${taken.outcome}`)}
          next={[
            { text: t('takeBack.lot'), to: `/clerk/lots/${taken.lotId}` },
            { text: t('returns.title'), to: '/clerk/returns?status=waiting' },
          ]}
        >
          <Line text={t('takeBack.taken')}>
            <Mass micrograms={taken.grossMicrograms} />
          </Line>
          {taken.disputeGrossMicrograms > 0 && (
            <Line text={t('takeBack.dispute')}>
              <Mass micrograms={taken.disputeGrossMicrograms} />
            </Line>
          )}
          {taken.excessMicrograms > 0 && (
            <Line text={t('takeBack.excess')}>
              <Mass micrograms={taken.excessMicrograms} />
            </Line>
          )}
        </Done>
      )}
      {back && !taken && (
        <>
          <MassField label={t('takeBack.weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
          {counted && <PiecesField value={form.pieces} onChange={(pieces) => change({ pieces })} />}
          <HalfWidthField value={form.halfWidth} onChange={(halfWidth) => change({ halfWidth })} />
          <TextInput
            label={t('place')}
            size="lg"
            dir="auto"
            maxLength={100}
            value={form.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
          />
          <PhotoField
            label={t('receive.photos')}
            service="sourcing"
            photos={form.photos}
            onChange={(photos) => change({ photos })}
          />
        </>
      )}
    </TaskScreen>
  )
}
