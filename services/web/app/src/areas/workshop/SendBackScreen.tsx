import { IconCheck } from '@tabler/icons-react'
import {
  ChoiceCards,
  type CommandInput,
  EmptyState,
  HalfWidthField,
  isMass,
  Mass,
  MassField,
  NumberField,
  ProblemNote,
  Quantity,
  scaleStep,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, useOrder, type WholeOrder } from './order.ts'

type Body = CommandInput<'production', '/orders/{orderId}/returns', 'post'>
interface Form {
  readonly what: string
  readonly weighed: Parameters<typeof MassField>[0]['value']
  readonly halfWidth: Parameters<typeof MassField>[0]['value']
  readonly pieces: string
}
const empty: Form = { what: '', weighed: grams(), halfWidth: scaleStep, pieces: '' }

/** What can go back: unused metal, each residue that is there, loose stones, enamel and thread. */
const useWhat = (order: WholeOrder | undefined) => {
  const t = useTexts('workshop')
  if (!order) return []
  const { balance } = order
  const choice = (value: string, text: string, micrograms: number) => ({
    value,
    text,
    hint: <Mass micrograms={micrograms} />,
    is: micrograms > 0,
  })
  return [
    choice('metal', t('what.metal'), balance.restMicrograms),
    ...order.residues
      .filter(({ sentBack }) => !sentBack)
      .map(({ residueLotId, class: residueClass, grossMicrograms }) =>
        choice(`residue:${residueLotId}`, t(`what.${residueClass}`), grossMicrograms),
      ),
    {
      ...choice('stones', t('what.stones'), balance.stones.loose.micrograms),
      hint: <Quantity value={balance.stones.loose.pieces} />,
    },
    choice('enamel', t('what.enamel'), balance.enamelMicrograms),
    choice('thread', t('what.thread'), balance.threadMicrograms),
  ].filter(({ is }) => is)
}

const bodyOf = ({ what, weighed, halfWidth, pieces }: Form): Body | undefined => {
  if (what.startsWith('residue:')) return { what: 'residue', residueLotId: what.slice('residue:'.length) }
  if (what === 'stones') return /^[1-9]\d{0,5}$/.test(pieces) ? { what, pieces: Number(pieces) } : undefined
  const isWeighed = isMass(weighed) && isMass(halfWidth)
  return isWeighed && (what === 'metal' || what === 'enamel' || what === 'thread')
    ? { what, weighed, halfWidth }
    : undefined
}

export const SendBackScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const choices = useWhat(order)
  const [form, change, done] = useDraft<Form>(`back.${orderId}`, empty)
  const send = useCommand('production', 'post', '/orders/{orderId}/returns')
  const body = bodyOf(form)
  const isWeighed = form.what === 'metal' || form.what === 'enamel' || form.what === 'thread'
  const run = async () => {
    if (!body || !(await send.run({ path: { orderId }, body }))) return
    done()
    go(`/workshop/orders/${orderId}`)
  }
  return (
    <TaskScreen
      title={t('back.title')}
      problem={send.problem}
      action={{
        text: t('back.send'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: send.isRunning,
        ready: body !== undefined,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {order && choices.length === 0 && <EmptyState text={t('back.nothing')} />}
      {choices.length > 0 && (
        <ChoiceCards
          label={t('back.what')}
          value={form.what}
          onChange={(what) => change({ what })}
          choices={choices.map(({ is: _, ...choice }) => choice)}
        />
      )}
      {isWeighed && (
        <>
          <MassField label={t('weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
          <HalfWidthField value={form.halfWidth} onChange={(halfWidth) => change({ halfWidth })} />
        </>
      )}
      {form.what === 'stones' && (
        <NumberField
          label={t('stones.count')}
          isWhole
          required
          size="lg"
          value={form.pieces}
          onChange={(pieces) => change({ pieces })}
        />
      )}
    </TaskScreen>
  )
}
