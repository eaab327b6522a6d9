import type { EnteredMass } from '@fibula/kernel'
import { Checkbox } from '@mantine/core'
import { IconTransferOut } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Day,
  Done,
  EmptyState,
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
  useList,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, isCount, useLot } from './lot.ts'
import { PiecesField } from './PiecesField.tsx'
import { Held } from './words.tsx'

interface Form {
  readonly orderId: string
  readonly isAll: boolean
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  readonly pieces: string
}
const empty: Form = { orderId: '', isAll: false, weighed: grams(), halfWidth: scaleStep, pieces: '' }

export const HandOverScreen = () => {
  const t = useTexts('clerk')
  const { lotId, lot, problem, again } = useLot()
  const orders = useList('production', '/orders', { query: { status: 'open', sort: 'due' } })
  const [form, change, clear] = useDraft<Form>(`handOver.${lotId}`, empty)
  const [given, setGiven] = useState<{ grossMicrograms: number; remainingGrossMicrograms: number; orderId: string }>()
  const handOver = useCommand('sourcing', 'post', '/lots/{lotId}/hand-overs')
  const counted = lot?.pieces != null
  const run = async () => {
    const { orderId, halfWidth, weighed } = form
    const pieces = counted ? Number(form.pieces) : null
    const body = form.isAll ? { orderId, halfWidth, last: true as const } : { orderId, halfWidth, weighed, pieces }
    const answer = await handOver.run({ path: { lotId }, body })
    if (!answer) return
    setGiven(answer)
    clear()
  }
  return (
    <TaskScreen
      title={t('handOver.title')}
      problem={handOver.problem}
      action={
        given
          ? undefined
          : {
              text: t('handOver.save'),
              icon: <IconTransferOut aria-hidden />,
              run,
              isRunning: handOver.isRunning,
              ready:
                form.orderId !== '' &&
                isMass(form.halfWidth) &&
                (form.isAll || (isMass(form.weighed) && (!counted || isCount(form.pieces)))),
            }
      }
    >
      <ProblemNote problem={problem} again={again} />
      <ProblemNote problem={orders.problem} again={orders.again} />
      {!lot && !problem && <Waiting />}
      {lot && !given && (
        <Line text={t('lot.holds')}>
          <Held lot={lot} />
        </Line>
      )}
      {given && (
        <Done
          text={t('handOver.done')}
          next={[
            { text: t('lot.back'), to: `/clerk/lots/${lotId}` },
            { text: t('handOver.toOrder'), to: `/workshop/orders/${given.orderId}` },
          ]}
        >
          <Line text={t('handOver.given')}>
            <Mass micrograms={given.grossMicrograms} />
          </Line>
          <Line text={t('lot.left')}>
            <Mass micrograms={given.remainingGrossMicrograms} />
          </Line>
        </Done>
      )}
      {lot && !given && (
        <>
          {!orders.isLoading && !orders.problem && orders.items.length === 0 && (
            <EmptyState text={t('handOver.noOrder')} />
          )}
          {orders.items.length > 0 && (
            <ChoiceCards
              label={t('handOver.order')}
              columns={1}
              value={form.orderId}
              onChange={(orderId) => change({ orderId })}
              choices={orders.items.map(({ orderId, design, quantity, workshopId, dueOn }) => ({
                value: orderId,
                text: `${design} × ${quantity}`,
                hint: (
                  <>
                    <bdi dir="ltr">{workshopId}</bdi> · <Day on={dueOn} />
                  </>
                ),
              }))}
            />
          )}
          <Checkbox
            size="lg"
            label={t('handOver.all')}
            checked={form.isAll}
            onChange={(event) => change({ isAll: event.currentTarget.checked })}
          />
          {!form.isAll && (
            <>
              <MassField
                label={t('handOver.weighed')}
                value={form.weighed}
                onChange={(weighed) => change({ weighed })}
              />
              {counted && <PiecesField value={form.pieces} onChange={(pieces) => change({ pieces })} />}
            </>
          )}
          <HalfWidthField value={form.halfWidth} onChange={(halfWidth) => change({ halfWidth })} />
        </>
      )}
    </TaskScreen>
  )
}
