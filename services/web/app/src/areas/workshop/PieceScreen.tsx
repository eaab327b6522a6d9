import { Button, Group, Paper, Stack, Textarea, TextInput } from '@mantine/core'
import { IconCheck, IconHammer, IconRubberStamp, IconStack2, IconTrash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Fineness,
  Go,
  isMass,
  Line,
  Mass,
  MassField,
  Photo,
  ProblemNote,
  Quantity,
  TaskScreen,
  useCommand,
  usePathValue,
  useSession,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, isOver, type Piece, useOrder, type WholeOrder } from './order.ts'

type What = 'marked' | 'refused' | 'rework' | 'scrap' | 'reworked'

/** What can be done with the piece as it is. */
const choicesOf = (piece: Piece, order: WholeOrder): What[] => {
  if (piece.status === 'scrapped' || order.status === 'cancelled') return []
  if (piece.status === 'in-rework') return isOver(order) ? [] : ['reworked', 'scrap']
  const office: What[] = piece.hallmark === null ? ['marked', 'refused'] : []
  const bench: What[] = isOver(order) ? [] : piece.hallmark === null ? ['rework', 'scrap'] : ['scrap']
  return [...office, ...bench]
}
const pictures = {
  marked: <IconRubberStamp aria-hidden />,
  refused: <IconX aria-hidden />,
  rework: <IconHammer aria-hidden />,
  reworked: <IconCheck aria-hidden />,
  scrap: <IconTrash aria-hidden />,
}

const Facts = ({ piece }: { piece: Piece }) => {
  const t = useTexts('workshop')
  return (
    <Paper withBorder radius="md" p="sm">
      <Stack gap={4}>
        <Line text={t('order.state')}>{t(`piece.${piece.status}`)}</Line>
        {piece.quantity > 1 && (
          <Line text={t('piece.quantity')}>
            <Quantity value={piece.quantity} />
          </Line>
        )}
        <Line text={t('piece.gross')}>
          <Mass micrograms={piece.grossMicrograms} />
        </Line>
        {piece.averageMicrograms !== null && (
          <Line text={t('piece.average')}>
            <Mass micrograms={piece.averageMicrograms} />
          </Line>
        )}
        {piece.stones.pieces > 0 && (
          <Line text={t('what.stones')}>
            <Quantity value={piece.stones.pieces} /> · <Mass micrograms={piece.stones.micrograms} unit="ct" />
          </Line>
        )}
        <Line text={t('piece.net')}>
          <Mass micrograms={piece.netMicrograms} />
        </Line>
        <Line text={t('piece.claims')}>
          <Fineness value={piece.title} />
        </Line>
        <Line text={t('piece.hallmark')}>{t(`hallmark.${piece.hallmark ?? 'none'}`)}</Line>
      </Stack>
    </Paper>
  )
}

export const PieceScreen = () => {
  const t = useTexts('workshop')
  const { orderId, order, problem, again } = useOrder()
  const pieceId = usePathValue('pieceId')
  const piece = order?.pieces.find((one) => one.pieceId === pieceId)
  const [what, setWhat] = useState<What>()
  const [reason, setReason] = useState('')
  const [mark, setMark] = useState('')
  const [weighed, setWeighed] = useState<Parameters<typeof MassField>[0]['value']>(grams())
  const hallmark = useCommand('production', 'post', '/orders/{orderId}/pieces/{pieceId}/hallmark')
  const rework = useCommand('production', 'post', '/orders/{orderId}/pieces/{pieceId}/rework')
  const scrap = useCommand('production', 'post', '/orders/{orderId}/pieces/{pieceId}/scrap')
  const isWorkshop = useSession().person?.roles.includes('workshop') ?? false
  const choices = piece && order && isWorkshop ? choicesOf(piece, order) : []
  const said = reason.trim()
  const isReady = what !== undefined && (what === 'marked' || (said !== '' && (what !== 'reworked' || isMass(weighed))))

  const send = (chosen: What) => {
    const path = { orderId, pieceId }
    if (chosen === 'marked')
      return hallmark.run({ path, body: { outcome: chosen, ...(mark.trim() === '' ? {} : { mark: mark.trim() }) } })
    if (chosen === 'refused') return hallmark.run({ path, body: { outcome: chosen, reason: said } })
    if (chosen === 'scrap') return scrap.run({ path, body: { reason: said } })
    return rework.run({ path, body: { reason: said, ...(chosen === 'reworked' ? { weighed } : {}) } })
  }
  const run = async () => {
    if (!what || !(await send(what))) return
    setWhat(undefined)
    setReason('')
  }
  return (
    <TaskScreen
      title={piece?.serial ?? t('piece.one')}
      problem={hallmark.problem ?? rework.problem ?? scrap.problem}
      action={
        choices.length > 0
          ? {
              text: t('save'),
              icon: <IconCheck aria-hidden />,
              run,
              isRunning: hallmark.isRunning || rework.isRunning || scrap.isRunning,
              ready: isReady,
            }
          : undefined
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!order && !problem && <Waiting />}
      {piece && order && (
        <>
          <Facts piece={piece} />
          {piece.photos.length > 0 && (
            <Group gap="xs">
              {piece.photos.map((photoId, index) => (
                <Photo
                  key={photoId}
                  service="production"
                  photoId={photoId}
                  alt={t('order.photo', { number: index + 1 })}
                  size={120}
                />
              ))}
            </Group>
          )}
          {isWorkshop && piece.quantity > 1 && piece.status === 'finished' && order.status !== 'cancelled' && (
            <Button
              component={Go}
              to={`/workshop/orders/${orderId}/pieces/${pieceId}/split`}
              variant="default"
              size="lg"
              h={56}
              leftSection={<IconStack2 aria-hidden />}
            >
              {t('split.title')}
            </Button>
          )}
          {choices.length > 0 && (
            <ChoiceCards
              label={t('piece.do')}
              value={what}
              onChange={(value) => setWhat(value as What)}
              choices={choices.map((value) => ({ value, text: t(`do.${value}`), picture: pictures[value] }))}
            />
          )}
          {what === 'marked' && (
            <TextInput
              label={t('piece.mark')}
              size="lg"
              maxLength={60}
              value={mark}
              onChange={(event) => setMark(event.currentTarget.value)}
            />
          )}
          {what !== undefined && what !== 'marked' && (
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
          {what === 'reworked' && <MassField label={t('weighed')} value={weighed} onChange={setWeighed} />}
        </>
      )}
    </TaskScreen>
  )
}
