import { Skeleton, Text } from '@mantine/core'
import { IconClock, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Done,
  Line,
  ProblemNote,
  Quantity,
  TaskScreen,
  Time,
  useCommand,
  usePathValue,
  useRead,
  useSession,
  useTexts,
} from '../../kit/index.ts'
import { PieceNotNow } from './PieceNotNow.tsx'
import { standOf } from './piece.ts'
import { Title } from './words.tsx'

const times = ['60', '1440', '4320', '10080'] as const

/** Keeps a piece for a buyer, or puts the buyer into its queue. */
export const ReserveScreen = () => {
  const t = useTexts('seller')
  const pieceId = usePathValue('pieceId')
  const shopId = useSession().person?.organisation
  const { data: piece, error, refetch } = useRead('sales', '/offers/{pieceId}', { path: { pieceId } })
  const reserve = useCommand('sales', 'post', '/reservations')
  const [minutes, setMinutes] = useState<string>('1440')
  const [kept, setKept] = useState<{ expiresAt: string | null; position: number | null }>()
  const isQueue = piece?.status === 'reserved'
  const title = isQueue ? t('reserve.queue') : t('reserve.title')
  const run = async () => {
    const answer = await reserve.run({ body: { pieceId, minutes: Number(minutes), queue: isQueue } })
    if (answer) setKept(answer)
  }
  if (kept)
    return (
      <TaskScreen title={t('reserve.title')}>
        <Done
          text={kept.expiresAt ? t('reserve.kept') : t('reserve.waits')}
          next={[
            { text: t('task.reservations'), to: '/seller/reservations' },
            { text: t('task.find'), to: '/seller/offers' },
          ]}
        >
          {kept.expiresAt && (
            <Line text={t('piece.until')}>
              <Time at={kept.expiresAt} />
            </Line>
          )}
          {kept.position !== null && (
            <Line text={t('reservations.place')}>
              <Quantity value={kept.position} />
            </Line>
          )}
        </Done>
      </TaskScreen>
    )
  const stand = piece ? standOf(piece, shopId) : 'free'
  if (piece && (stand === 'sold' || stand === 'lies-elsewhere'))
    return (
      <TaskScreen title={t('reserve.title')} problem={reserve.problem}>
        <Text component="div" fz="lg">
          <Title titles={piece.titles} />
        </Text>
        <PieceNotNow piece={piece} stand={stand} />
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={title}
      problem={reserve.problem}
      action={{
        text: title,
        icon: isQueue ? <IconUsers aria-hidden /> : <IconClock aria-hidden />,
        run,
        isRunning: reserve.isRunning,
        ready: piece !== undefined,
      }}
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!piece && !error && <Skeleton h={160} />}
      {piece && (
        <>
          <Text component="div" fz="lg">
            <Title titles={piece.titles} />
          </Text>
          {isQueue && <Text>{t('reserve.queueHint')}</Text>}
          <ChoiceCards
            label={t('reserve.howLong')}
            value={minutes}
            onChange={setMinutes}
            choices={times.map((value) => ({ value, text: t(`reserve.minutes.${value}`) }))}
          />
        </>
      )}
    </TaskScreen>
  )
}
