import { Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import {
  ChoiceCards,
  isMass,
  MassField,
  NumberField,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '../../kit/index.ts'
import { grams, useOrder } from './order.ts'
import { StepField } from './StepField.tsx'

interface Form {
  readonly what: 'metal' | 'stones'
  readonly weighed: Parameters<typeof MassField>[0]['value']
  readonly pieces: string
  readonly reason: string
  readonly step: string
}
const empty: Form = { what: 'metal', weighed: grams(), pieces: '', reason: '', step: '' }

export const LossScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const [form, change, done] = useDraft<Form>(`loss.${orderId}`, empty)
  const declare = useCommand('production', 'post', '/orders/{orderId}/losses')
  const isCount = /^[1-9]\d{0,5}$/.test(form.pieces)
  const isReady = form.reason.trim() !== '' && (form.what === 'metal' ? isMass(form.weighed) : isCount)
  const run = async () => {
    const said = { reason: form.reason.trim(), ...(form.step === '' ? {} : { stepIndex: Number(form.step) }) }
    const body =
      form.what === 'metal'
        ? { what: 'metal' as const, weighed: form.weighed, ...said }
        : { what: 'stones' as const, pieces: Number(form.pieces), ...said }
    if (!(await declare.run({ path: { orderId }, body }))) return
    done()
    go(`/workshop/orders/${orderId}`)
  }
  return (
    <TaskScreen
      title={t('loss.title')}
      problem={declare.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: declare.isRunning,
        ready: isReady,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      <ChoiceCards
        label={t('loss.what')}
        value={form.what}
        onChange={(value) => change({ what: value as 'metal' })}
        choices={[
          { value: 'metal', text: t('what.metal') },
          { value: 'stones', text: t('loss.stones') },
        ]}
      />
      {form.what === 'metal' ? (
        <MassField label={t('weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
      ) : (
        <NumberField
          label={t('stones.count')}
          isWhole
          required
          size="lg"
          value={form.pieces}
          onChange={(pieces) => change({ pieces })}
        />
      )}
      <Textarea
        label={t('loss.reason')}
        required
        size="lg"
        dir="auto"
        maxLength={500}
        value={form.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <StepField plan={order?.plan ?? []} value={form.step} onChange={(step) => change({ step })} />
    </TaskScreen>
  )
}
