import { TextInput } from '@mantine/core'
import { IconCheck, IconDiamond, IconStack2 } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Done,
  isMass,
  Line,
  Mass,
  MassField,
  NumberField,
  PhotoField,
  ProblemNote,
  Quantity,
  TaskScreen,
  toFineness,
  useCommand,
  useDraft,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, useOrder } from './order.ts'

interface Form {
  readonly isBatch: boolean
  readonly quantity: string
  readonly serial: string
  readonly weighed: Parameters<typeof MassField>[0]['value']
  readonly title: string
  readonly stones: string
  readonly other: Parameters<typeof MassField>[0]['value']
  readonly photos: string[]
}
const empty: Form = {
  ...{ isBatch: false, quantity: '', serial: '', weighed: grams(), title: '925', stones: '', other: grams() },
  photos: [],
}

/** Serial numbers go on from the pieces that are there: the design's first letters, and a number. */
const nextSerial = (design: string, orderId: string, made: number): string => {
  const letters = design
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase()
  return `${letters || 'P'}-${orderId.slice(-6).toUpperCase()}-${made + 1}`
}

export const FinishPieceScreen = () => {
  const t = useTexts('workshop')
  const { orderId, order, problem, again } = useOrder()
  const [form, change, clear] = useDraft<Form>(`piece.${orderId}`, empty)
  const [made, setMade] = useState<{ serial: string; netMicrograms: number; quantity: number }>()
  const finish = useCommand('production', 'post', '/orders/{orderId}/pieces')
  const serial = form.serial.trim() || (order ? nextSerial(order.design, orderId, order.pieces.length) : '')
  const title = toFineness(form.title)
  const loose = order?.balance.stones.loose.pieces ?? 0
  const takesOther = order?.inputs.some(({ material }) => material === 'enamel' || material === 'thread') ?? false
  const isCount = (text: string, least: number) => /^\d{1,6}$/.test(text) && Number(text) >= least
  const isReady =
    order !== undefined &&
    isMass(form.weighed) &&
    title !== undefined &&
    (!form.isBatch || isCount(form.quantity, 2)) &&
    (form.stones === '' || isCount(form.stones, 0)) &&
    (form.other.value === '' || isMass(form.other))
  const run = async () => {
    if (title === undefined) return
    const answer = await finish.run({
      path: { orderId },
      body: {
        ...{ serial, weighed: form.weighed, title, photos: form.photos },
        quantity: form.isBatch ? Number(form.quantity) : 1,
        ...(form.stones === '' ? {} : { stonePieces: Number(form.stones) }),
        ...(form.other.value === '' ? {} : { other: form.other }),
      },
    })
    if (!answer) return
    setMade(answer)
    clear()
  }
  return (
    <TaskScreen
      title={t('piece.title')}
      problem={finish.problem}
      action={{ text: t('save'), icon: <IconCheck aria-hidden />, run, isRunning: finish.isRunning, ready: isReady }}
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {made && (
        <Done text={t('piece.done')} next={[{ text: t('order.back'), to: `/workshop/orders/${orderId}` }]}>
          <Line text={t('piece.serial')}>
            <bdi dir="ltr">{made.serial}</bdi>
          </Line>
          <Line text={t('piece.net')}>
            <Mass micrograms={made.netMicrograms} />
          </Line>
        </Done>
      )}
      {order && (
        <>
          <ChoiceCards
            label={t('piece.what')}
            value={form.isBatch ? 'batch' : 'single'}
            onChange={(value) => change({ isBatch: value === 'batch' })}
            choices={[
              { value: 'single', text: t('piece.single'), picture: <IconDiamond aria-hidden /> },
              { value: 'batch', text: t('piece.batch'), picture: <IconStack2 aria-hidden /> },
            ]}
          />
          {form.isBatch && (
            <NumberField
              label={t('piece.quantity')}
              isWhole
              required
              size="lg"
              value={form.quantity}
              onChange={(quantity) => change({ quantity })}
            />
          )}
          <MassField label={t('weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
          {loose > 0 && (
            <NumberField
              label={t('piece.stones')}
              description={
                <>
                  {t('stones.loose')} <Quantity value={loose} />
                </>
              }
              isWhole
              size="lg"
              value={form.stones}
              onChange={(stones) => change({ stones })}
            />
          )}
          {takesOther && (
            <MassField
              label={t('piece.other')}
              isRequired={false}
              value={form.other}
              onChange={(other) => change({ other })}
            />
          )}
          <NumberField
            label={`${t('piece.claims')} (‰)`}
            required
            size="lg"
            value={form.title}
            onChange={(value) => change({ title: value })}
          />
          <TextInput
            label={t('piece.serial')}
            size="lg"
            dir="ltr"
            maxLength={60}
            placeholder={serial}
            value={form.serial}
            onChange={(event) => change({ serial: event.currentTarget.value })}
          />
          <PhotoField
            label={t('piece.photos')}
            service="production"
            photos={form.photos}
            onChange={(photos) => change({ photos })}
          />
        </>
      )}
    </TaskScreen>
  )
}
