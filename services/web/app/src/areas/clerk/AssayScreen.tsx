import type { EnteredMass } from '@fibula/kernel'
import { IconTestPipe } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  Done,
  Fine,
  isMass,
  Line,
  MassField,
  NumberField,
  ProblemNote,
  TaskScreen,
  toFineness,
  useCommand,
  useDraft,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, useLot } from './lot.ts'
import { Held } from './words.tsx'

const methods = ['titration', 'fire-assay', 'xrf', 'touchstone'] as const
interface Form {
  readonly method: (typeof methods)[number]
  readonly measured: string
  readonly uncertainty: string
  readonly taken: EnteredMass
  readonly returned: EnteredMass
}
const empty: Form = { method: 'xrf', measured: '', uncertainty: '0.5', taken: grams(), returned: grams() }

export const AssayScreen = () => {
  const t = useTexts('clerk')
  const { lotId, lot, problem, again } = useLot()
  const [form, change, clear] = useDraft<Form>(`assay.${lotId}`, empty)
  const [answer, setAnswer] = useState<{
    effect: 'confirmed' | 'revalued' | 'outranked' | 'unreconciled'
    fine: string
  }>()
  const assay = useCommand('sourcing', 'post', '/lots/{lotId}/assays')
  const measuredFineness = toFineness(form.measured)
  const uncertainty = toFineness(form.uncertainty)
  const takes = form.method === 'fire-assay' || (form.method === 'titration' && form.taken.value !== '')
  const sample = takes
    ? { weighed: form.taken, returned: form.returned.value === '' ? grams('0') : form.returned }
    : null
  const run = async () => {
    if (measuredFineness === undefined || uncertainty === undefined) return
    const body = { method: form.method, measuredFineness, uncertainty, sample }
    const done = await assay.run({ path: { lotId }, body })
    if (!done) return
    setAnswer(done)
    clear()
  }
  return (
    <TaskScreen
      title={t('assay.title')}
      problem={assay.problem}
      action={
        answer
          ? undefined
          : {
              text: t('assay.save'),
              icon: <IconTestPipe aria-hidden />,
              run,
              isRunning: assay.isRunning,
              ready:
                measuredFineness !== undefined &&
                uncertainty !== undefined &&
                (sample === null || (isMass(sample.weighed) && isMass(sample.returned))),
            }
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!lot && !problem && <Waiting />}
      {lot && (
        <Line text={t('lot.holds')}>
          <Held lot={lot} />
        </Line>
      )}
      {answer ? (
        <Done text={t(`effect.${answer.effect}`)} next={[{ text: t('lot.back'), to: `/clerk/lots/${lotId}` }]}>
          <Line text={t('lot.fine')}>
            <Fine fine={answer.fine} />
          </Line>
        </Done>
      ) : (
        <>
          <ChoiceCards
            label={t('assay.method')}
            value={form.method}
            onChange={(method) => change({ method: method as Form['method'] })}
            choices={methods.map((value) => ({ value, text: t(`basis.${value}`) }))}
          />
          <NumberField
            label={t('assay.measured')}
            required
            size="lg"
            value={form.measured}
            onChange={(measured) => change({ measured })}
          />
          <NumberField
            label={t('assay.uncertainty')}
            description={t('assay.uncertaintyHint')}
            required
            size="lg"
            value={form.uncertainty}
            onChange={(value) => change({ uncertainty: value })}
          />
          {(form.method === 'fire-assay' || form.method === 'titration') && (
            <MassField
              label={t('assay.taken')}
              units={['g', 'mg']}
              isRequired={form.method === 'fire-assay'}
              value={form.taken}
              onChange={(taken) => change({ taken })}
            />
          )}
          {form.method === 'fire-assay' && (
            <MassField
              label={t('assay.bead')}
              description={t('assay.beadHint')}
              units={['g', 'mg']}
              isRequired={false}
              value={form.returned}
              onChange={(returned) => change({ returned })}
            />
          )}
        </>
      )}
    </TaskScreen>
  )
}
