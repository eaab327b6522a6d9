import { Alert, Paper, Switch, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconEye, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Done,
  Fineness,
  type ItemOf,
  isMass,
  Line,
  Mass,
  MassField,
  NumberField,
  ProblemNote,
  Quantity,
  TaskScreen,
  Time,
  useCommand,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { type Changes, ChangesShown } from './Changes.tsx'
import { emptyForm, type Form, isFilled, replacementOf } from './correction.ts'

type Fact = ItemOf<'traceability', '/ledger/facts'>

const Told = ({ fact }: { fact: Fact }) => {
  const t = useTexts('ledger')
  return (
    <Paper withBorder radius="md" p="sm">
      <Line text={t(`fact.${fact.type}`)}>
        <Time at={fact.happenedAt} />
      </Line>
      {fact.grossMicrograms !== null && (
        <Line text={t('quantity.grossMicrograms')}>
          <Mass micrograms={fact.grossMicrograms} />
        </Line>
      )}
      {fact.fineness !== null && (
        <Line text={t('quantity.fineness')}>
          <Fineness value={fact.fineness} />
        </Line>
      )}
      {fact.pieces !== null && (
        <Line text={t('quantity.pieces')}>
          <Quantity value={fact.pieces} />
        </Line>
      )}
      {fact.correctedBy.length > 0 && (
        <Line text={t('facts.correctedBefore')}>
          <Quantity value={fact.correctedBy.length} />
        </Line>
      )}
    </Paper>
  )
}

const Fields = ({ fact, form, change }: { fact: Fact; form: Form; change: (some: Partial<Form>) => void }) => {
  const t = useTexts('ledger')
  const may = (quantity: Fact['correctable'][number]) => fact.correctable.includes(quantity)
  return (
    <>
      <Switch
        size="lg"
        label={t('correct.didNotOccur')}
        checked={form.didNotOccur}
        onChange={(event) => change({ didNotOccur: event.currentTarget.checked })}
      />
      {!form.didNotOccur && (
        <>
          {may('grossMicrograms') && (
            <MassField
              label={t('correct.gross')}
              isRequired={false}
              value={form.weighed}
              onChange={(weighed) => change({ weighed })}
            />
          )}
          {may('fineness') && (
            <NumberField
              label={t('correct.fineness')}
              size="lg"
              value={form.fineness}
              onChange={(fineness) => change({ fineness })}
            />
          )}
          {may('pieces') && (
            <NumberField
              label={t('correct.pieces')}
              size="lg"
              isWhole
              value={form.pieces}
              onChange={(pieces) => change({ pieces })}
            />
          )}
        </>
      )}
      <Textarea
        label={t('correct.note')}
        size="lg"
        dir="auto"
        maxLength={500}
        value={form.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </>
  )
}

/** Says what a fact should have told, shows everything that this changes, and records it only then. */
export const CorrectScreen = () => {
  const t = useTexts('ledger')
  const factId = usePathValue('factId')
  const found = useRead('traceability', '/ledger/facts', { query: { factId } })
  const fact = found.data?.items[0]
  const [form, setForm] = useState<Form>(emptyForm)
  const [previewed, setPreviewed] = useState<Changes>()
  const [changed, setChanged] = useState<Changes>()
  const preview = useCommand('traceability', 'post', '/corrections/preview')
  const correct = useCommand('traceability', 'post', '/corrections')
  const change = (some: Partial<Form>) => {
    setPreviewed(undefined)
    setForm((before) => ({ ...before, ...some }))
  }
  const body = () => ({
    note: form.note.trim() === '' ? null : form.note.trim(),
    facts: [
      form.didNotOccur
        ? { factId, reason: 'did-not-occur' as const }
        : { factId, reason: 'incorrect-data' as const, replacement: replacementOf(form) },
    ],
  })
  const look = async () => {
    const answer = await preview.run({ body: body() })
    if (answer) setPreviewed(answer.changes)
  }
  const confirm = async () => {
    const answer = await correct.run({ body: body() })
    if (answer) setChanged(answer.changes)
  }
  const isReady = fact !== undefined && isFilled(form) && (form.weighed.value === '' || isMass(form.weighed))
  const action = previewed
    ? { text: t('correct.confirm'), icon: <IconCheck aria-hidden />, run: confirm, isRunning: correct.isRunning }
    : {
        text: t('correct.preview'),
        icon: <IconEye aria-hidden />,
        run: look,
        isRunning: preview.isRunning,
        ready: isReady,
      }
  return (
    <TaskScreen
      title={t('correct.title')}
      problem={correct.problem ?? preview.problem}
      action={changed ? undefined : action}
    >
      <ProblemNote problem={found.error} again={() => void found.refetch()} />
      {!found.data && !found.error && <Waiting />}
      {changed ? (
        <>
          <Done
            text={t('correct.done')}
            next={[
              { text: t('corrections.title'), to: '/ledger/corrections' },
              { text: t('facts.title'), to: '/ledger/facts' },
            ]}
          />
          <ChangesShown changes={changed} />
        </>
      ) : (
        fact && (
          <>
            <Told fact={fact} />
            {previewed ? (
              <>
                <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>
                  {t('correct.notYet')}
                </Alert>
                <ChangesShown changes={previewed} />
                <Switch
                  size="lg"
                  thumbIcon={<IconArrowBackUp aria-hidden size={14} />}
                  label={t('correct.again')}
                  checked={false}
                  onChange={() => setPreviewed(undefined)}
                />
              </>
            ) : (
              <Fields fact={fact} form={form} change={change} />
            )}
          </>
        )
      )}
    </TaskScreen>
  )
}
