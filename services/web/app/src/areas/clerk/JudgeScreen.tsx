import { Textarea } from '@mantine/core'
import {
  IconCircleCheck,
  IconCircleX,
  IconGavel,
  IconHandStop,
  IconLockOpen,
  IconTruckReturn,
} from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  EmptyState,
  Line,
  ProblemNote,
  TaskScreen,
  useCommand,
  useGo,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { orNull, useLot, type WholeLot } from './lot.ts'
import { Held, LotMarks } from './words.tsx'

const reject = [
  'fineness-too-low',
  'weight-differs',
  'papers-missing',
  'origin-refused',
  'contaminated',
  'other',
] as const
const quarantine = ['weight-differs', 'fineness-doubted', 'contaminated', 'origin-doubted', 'other'] as const
type Verdict = 'accept' | 'reject' | 'quarantine' | 'release' | 'send-back'

const icons = {
  accept: <IconCircleCheck aria-hidden />,
  reject: <IconCircleX aria-hidden />,
  quarantine: <IconHandStop aria-hidden />,
  release: <IconLockOpen aria-hidden />,
  'send-back': <IconTruckReturn aria-hidden />,
}

/** What can be decided about a lot as it stands. */
const verdictsOf = ({ status, quarantine: why }: WholeLot): Verdict[] => {
  if (status === 'rejected') return ['send-back']
  if (status === 'sent-back') return []
  if (why) return ['release', 'reject']
  return status === 'received' ? ['accept', 'reject', 'quarantine'] : ['quarantine']
}

export const JudgeScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { lotId, lot, problem, again } = useLot()
  const [chosen, setVerdict] = useState<Verdict>()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const accept = useCommand('sourcing', 'post', '/lots/{lotId}/accept')
  const refuse = useCommand('sourcing', 'post', '/lots/{lotId}/reject')
  const hold = useCommand('sourcing', 'post', '/lots/{lotId}/quarantine')
  const release = useCommand('sourcing', 'post', '/lots/{lotId}/release')
  const sendBack = useCommand('sourcing', 'post', '/lots/{lotId}/send-back')
  const verdicts = lot ? verdictsOf(lot) : []
  const verdict = chosen && verdicts.includes(chosen) ? chosen : verdicts[0]
  const written = orNull(note) === null ? {} : { note: note.trim() }
  const path = { lotId }
  const commands = {
    accept: { ...accept, go: () => accept.run({ path, body: {} }) },
    reject: {
      ...refuse,
      go: () => refuse.run({ path, body: { reason: reason as (typeof reject)[number], ...written } }),
    },
    quarantine: {
      ...hold,
      go: () => hold.run({ path, body: { reason: reason as (typeof quarantine)[number], ...written } }),
    },
    release: { ...release, go: () => release.run({ path, body: written }) },
    'send-back': { ...sendBack, go: () => sendBack.run({ path, body: written }) },
  }
  const command = verdict && commands[verdict]
  const reasons = verdict === 'reject' ? reject : verdict === 'quarantine' ? quarantine : undefined
  const isReady = reasons === undefined || (reasons as readonly string[]).includes(reason)
  const run = async () => {
    if (await command?.go()) go(`/clerk/lots/${lotId}`)
  }
  return (
    <TaskScreen
      title={t('judge.title')}
      problem={command?.problem}
      action={
        verdict && command
          ? {
              text: t(`verdict.${verdict}`),
              icon: icons[verdict],
              run,
              isRunning: command.isRunning,
              ready: isReady,
            }
          : undefined
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!lot && !problem && <Waiting />}
      {lot && (
        <>
          <Line text={t('lot.holds')}>
            <Held lot={lot} />
          </Line>
          <Line text={t('state')}>
            <LotMarks lot={lot} />
          </Line>
          {verdicts.length === 0 && (
            <EmptyState text={t('judge.over')}>
              <IconGavel aria-hidden />
            </EmptyState>
          )}
          {verdicts.length > 0 && (
            <ChoiceCards
              label={t('judge.what')}
              columns={1}
              value={verdict}
              onChange={(value) => setVerdict(value as Verdict)}
              choices={verdicts.map((value) => ({
                value,
                text: t(`verdict.${value}`),
                hint: t(`verdictHint.${value}`),
                picture: icons[value],
              }))}
            />
          )}
          {reasons && (
            <ChoiceCards
              label={t('reason')}
              value={reason}
              onChange={setReason}
              choices={reasons.map((value) => ({ value, text: t(`reason.${value}`) }))}
            />
          )}
          {verdict && verdict !== 'accept' && (
            <Textarea
              label={t('note')}
              size="lg"
              dir="auto"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </>
      )}
    </TaskScreen>
  )
}
