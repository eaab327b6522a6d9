import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLogin2, IconLogout2 } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Done,
  isMass,
  Line,
  Mass,
  MassField,
  ProblemNote,
  TaskScreen,
  useCommand,
  usePathValue,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, useOrder } from './order.ts'

export const WeighStepScreen = () => {
  const t = useTexts('workshop')
  const { orderId, order, problem, again } = useOrder()
  const index = usePathValue('index')
  const step = order?.plan[Number(index)]
  const [direction, setDirection] = useState<'in' | 'out'>()
  const [weighed, setWeighed] = useState<Parameters<typeof MassField>[0]['value']>(grams())
  const [isDone, setDone] = useState(false)
  const weigh = useCommand('production', 'post', '/orders/{orderId}/steps/{index}/weighings')
  const way = direction ?? (step?.weighInMicrograms === null ? 'in' : 'out')
  const run = async () => {
    if (!isMass(weighed)) return
    if (!(await weigh.run({ path: { orderId, index }, body: { direction: way, weighed } }))) return
    setWeighed(grams())
    setDirection(undefined)
    setDone(true)
  }
  return (
    <TaskScreen
      title={step ? `${t('weigh.title')}: ${t(`step.${step.step}`)}` : t('weigh.title')}
      problem={weigh.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: weigh.isRunning,
        ready: isMass(weighed) && step !== undefined,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {step && (
        <>
          {isDone && (
            <Done text={t('weigh.done')} next={[{ text: t('order.back'), to: `/workshop/orders/${orderId}` }]}>
              {step.weighInMicrograms !== null && (
                <Line text={t('weigh.in')}>
                  <Mass micrograms={step.weighInMicrograms} />
                </Line>
              )}
              {step.weighOutMicrograms !== null && (
                <Line text={t('weigh.out')}>
                  <Mass micrograms={step.weighOutMicrograms} />
                </Line>
              )}
              {step.differenceMicrograms !== null && (
                <Line text={t('weigh.difference')}>
                  <Mass micrograms={step.differenceMicrograms} />
                </Line>
              )}
              {step.alarm !== 'none' && (
                <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
                  {t(`alarm.${step.alarm}`)}
                </Alert>
              )}
            </Done>
          )}
          <ChoiceCards
            label={t('weigh.which')}
            value={way}
            onChange={(value) => setDirection(value as 'in')}
            choices={[
              { value: 'in', text: t('weigh.in'), picture: <IconLogin2 aria-hidden className="turns" /> },
              { value: 'out', text: t('weigh.out'), picture: <IconLogout2 aria-hidden className="turns" /> },
            ]}
          />
          <MassField label={t('weighed')} value={weighed} onChange={setWeighed} />
        </>
      )}
    </TaskScreen>
  )
}
