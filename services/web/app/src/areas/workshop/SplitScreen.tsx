import { Text, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import {
  isMass,
  Line,
  Mass,
  MassField,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, useOrder } from './order.ts'

export const SplitScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const batchId = usePathValue('pieceId')
  const batch = order?.pieces.find(({ pieceId }) => pieceId === batchId)
  const [form, change, done] = useDraft(`split.${batchId}`, {
    serial: '',
    weighed: grams() as Parameters<typeof MassField>[0]['value'],
  })
  const split = useCommand('production', 'post', '/orders/{orderId}/pieces/{pieceId}/split')
  const serial = form.serial.trim() || `${batch?.serial ?? ''}-${order?.pieces.length ?? 1}`
  const run = async () => {
    const answer = await split.run({ path: { orderId, pieceId: batchId }, body: { serial, weighed: form.weighed } })
    if (!answer) return
    done()
    go(`/workshop/orders/${orderId}/pieces/${answer.piece.pieceId}`)
  }
  return (
    <TaskScreen
      title={t('split.title')}
      problem={split.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: split.isRunning,
        ready: batch !== undefined && isMass(form.weighed),
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {batch && (
        <>
          <Text>{t('split.what')}</Text>
          <Line text={t('piece.average')}>
            <Mass micrograms={batch.averageMicrograms ?? batch.grossMicrograms} />
          </Line>
          <MassField label={t('weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
          <TextInput
            label={t('piece.serial')}
            size="lg"
            dir="ltr"
            maxLength={60}
            placeholder={serial}
            value={form.serial}
            onChange={(event) => change({ serial: event.currentTarget.value })}
          />
        </>
      )}
    </TaskScreen>
  )
}
