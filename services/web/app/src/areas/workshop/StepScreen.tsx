import { Textarea } from '@mantine/core'
import { IconArrowRight, IconCheck, IconHandStop, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  ProblemNote,
  TaskScreen,
  useCommand,
  useGo,
  usePathValue,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { useOrder } from './order.ts'
import { WorkshopField } from './WorkshopField.tsx'
import { StatusMark } from './words.tsx'

const pictures = {
  blocked: <IconHandStop aria-hidden />,
  'handed-on': <IconArrowRight aria-hidden />,
  started: <IconPlayerPlay aria-hidden />,
  done: <IconCheck aria-hidden />,
}
const statuses = ['blocked', 'handed-on', 'started', 'done'] as const

/** The rarer things to say of a step: that it is blocked and why, that somebody else has it, or that it is open again. */
export const StepScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const index = usePathValue('index')
  const step = order?.plan[Number(index)]
  const [status, setStatus] = useState<(typeof statuses)[number]>('blocked')
  const [reason, setReason] = useState('')
  const [to, setTo] = useState('')
  const tell = useCommand('production', 'post', '/orders/{orderId}/steps/{index}')
  const isReady = status === 'blocked' ? reason.trim() !== '' : status === 'handed-on' ? to !== '' : true
  const run = async () => {
    const body = {
      status,
      ...(reason.trim() === '' || status !== 'blocked' ? {} : { reason: reason.trim() }),
      ...(status === 'handed-on' ? { handedOnTo: to } : {}),
    }
    if (await tell.run({ path: { orderId, index }, body })) go(`/workshop/orders/${orderId}`)
  }
  return (
    <TaskScreen
      title={step ? t(`step.${step.step}`) : t('plan.title')}
      problem={tell.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: tell.isRunning,
        ready: isReady && step !== undefined,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {step && (
        <>
          <StatusMark status={step.status} />
          <ChoiceCards
            label={t('step.how')}
            value={status}
            onChange={(value) => setStatus(value as 'blocked')}
            choices={statuses.map((value) => ({ value, text: t(`status.${value}`), picture: pictures[value] }))}
          />
          {status === 'blocked' && (
            <Textarea
              label={t('step.reason')}
              required
              size="lg"
              dir="auto"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {status === 'handed-on' && <WorkshopField label={t('step.to')} value={to} onChange={setTo} />}
        </>
      )}
    </TaskScreen>
  )
}
