import { Alert, Button, Paper, Stack, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Done,
  HalfWidthField,
  isMass,
  Line,
  Mass,
  MassField,
  NumberField,
  ProblemNote,
  Quantity,
  scaleStep,
  TaskScreen,
  Time,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams } from './order.ts'

interface Form {
  readonly weighed: Parameters<typeof MassField>[0]['value']
  readonly halfWidth: Parameters<typeof MassField>[0]['value']
  readonly pieces: string
}

/** The other way: it is not taken, and goes back as it was given. */
const Refuse = ({ handOverId }: { handOverId: string }) => {
  const t = useTexts('workshop')
  const go = useGo()
  const [reason, setReason] = useState<string>()
  const refuse = useCommand('production', 'post', '/hand-overs/{handOverId}/refuse')
  const run = async () => {
    const body = { reason: reason?.trim() ?? '' }
    if (await refuse.run({ path: { handOverId }, body })) go('/workshop/hand-overs?status=pending')
  }
  if (reason === undefined)
    return (
      <Button
        variant="subtle"
        color="red.8"
        size="lg"
        leftSection={<IconX aria-hidden />}
        onClick={() => setReason('')}
      >
        {t('refuse.title')}
      </Button>
    )
  return (
    <Stack gap="xs">
      <Textarea
        label={t('refuse.reason')}
        required
        size="lg"
        dir="auto"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote problem={refuse.problem} />
      <Button
        color="red.8"
        size="lg"
        loading={refuse.isRunning}
        disabled={reason.trim() === ''}
        leftSection={<IconX aria-hidden />}
        onClick={run}
      >
        {t('refuse.title')}
      </Button>
    </Stack>
  )
}

export const AcceptScreen = () => {
  const t = useTexts('workshop')
  const handOverId = usePathValue('handOverId')
  const read = useRead('production', '/hand-overs/{handOverId}', { path: { handOverId } })
  const handOver = read.data
  const empty: Form = { weighed: grams(), halfWidth: scaleStep, pieces: '' }
  const [form, change, clear] = useDraft<Form>(`accept.${handOverId}`, empty)
  const accept = useCommand('production', 'post', '/hand-overs/{handOverId}/accept')
  const [outcome, setOutcome] = useState<{ outcome: string; grossMicrograms: number }>()
  const isPending = handOver?.status === 'pending' && !outcome
  const isOver = handOver?.orderStatus === 'closed' || handOver?.orderStatus === 'cancelled'
  const isUnknown = handOver?.orderStatus === null
  const run = async () => {
    const counted = form.pieces === '' ? {} : { pieces: Number(form.pieces) }
    const body = { weighed: form.weighed, halfWidth: form.halfWidth, ...counted }
    const answer = await accept.run({ path: { handOverId }, body })
    if (!answer) return
    setOutcome(answer)
    clear()
  }
  return (
    <TaskScreen
      title={t('accept.title')}
      problem={accept.problem}
      action={
        isPending && !isOver && !isUnknown
          ? {
              text: t('accept.save'),
              icon: <IconCheck aria-hidden />,
              run,
              isRunning: accept.isRunning,
              ready: isMass(form.weighed) && isMass(form.halfWidth) && /^\d{0,6}$/.test(form.pieces),
            }
          : undefined
      }
    >
      <ProblemNote problem={read.error} again={() => void read.refetch()} />
      {!handOver && !read.error && <Waiting />}
      {handOver && (
        <>
          <Paper withBorder radius="md" p="sm">
            <Stack gap={4}>
              <Line text={t('material')}>{t(`material.${handOver.material}`)}</Line>
              <Line text={t('accept.given')}>
                <Mass micrograms={handOver.grossMicrograms} />
              </Line>
              {handOver.pieces !== null && (
                <Line text={t('stones.count')}>
                  <Quantity value={handOver.pieces} />
                </Line>
              )}
              <Line text={t('accept.from')}>
                <bdi dir="ltr">{handOver.ownerId}</bdi>
              </Line>
              <Line text={t('at')}>
                <Time at={handOver.happenedAt} />
              </Line>
              <Line text={t('order.state')}>{t(`handOver.${handOver.status}`)}</Line>
            </Stack>
          </Paper>
          {outcome && (
            <Done
              text={t(`accept.${outcome.outcome}`)}
              next={[{ text: t('order.back'), to: `/workshop/orders/${handOver.orderId}` }]}
            >
              <Line text={t('accept.charged')}>
                <Mass micrograms={outcome.grossMicrograms} />
              </Line>
            </Done>
          )}
          {isPending && isOver && (
            <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
              {t('accept.over')}
            </Alert>
          )}
          {isPending && isUnknown && (
            <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
              {t('accept.unknown')}
            </Alert>
          )}
          {isPending && !isOver && !isUnknown && (
            <>
              <MassField label={t('accept.weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
              {handOver.pieces !== null && (
                <NumberField
                  label={t('accept.counted')}
                  isWhole
                  size="lg"
                  value={form.pieces}
                  onChange={(pieces) => change({ pieces })}
                />
              )}
              <HalfWidthField value={form.halfWidth} onChange={(halfWidth) => change({ halfWidth })} />
            </>
          )}
          {isPending && <Refuse handOverId={handOverId} />}
        </>
      )}
    </TaskScreen>
  )
}
