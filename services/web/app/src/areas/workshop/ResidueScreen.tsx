import { IconCheck } from '@tabler/icons-react'
import {
  ChoiceCards,
  isMass,
  MassField,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '../../kit/index.ts'
import { grams, useOrder } from './order.ts'
import { StepField } from './StepField.tsx'

const classes = ['sprue', 'filings', 'polishing-dust', 'scrap', 'sweeps', 'crucible-skull'] as const
interface Form {
  readonly class: (typeof classes)[number] | ''
  readonly weighed: Parameters<typeof MassField>[0]['value']
  readonly step: string
}

export const ResidueScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const { orderId, order, problem, again } = useOrder()
  const [form, change, done] = useDraft<Form>(`residue.${orderId}`, { class: '', weighed: grams(), step: '' })
  const record = useCommand('production', 'post', '/orders/{orderId}/residues')
  const run = async () => {
    if (form.class === '' || !isMass(form.weighed)) return
    const at = form.step === '' ? {} : { stepIndex: Number(form.step) }
    if (!(await record.run({ path: { orderId }, body: { class: form.class, weighed: form.weighed, ...at } }))) return
    done()
    go(`/workshop/orders/${orderId}`)
  }
  return (
    <TaskScreen
      title={t('residue.title')}
      problem={record.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: record.isRunning,
        ready: form.class !== '' && isMass(form.weighed),
      }}
    >
      <ProblemNote problem={problem} again={again} />
      <ChoiceCards
        label={t('residue.which')}
        value={form.class}
        onChange={(value) => change({ class: value as 'sprue' })}
        choices={classes.map((value) => ({ value, text: t(`what.${value}`) }))}
      />
      <MassField label={t('weighed')} value={form.weighed} onChange={(weighed) => change({ weighed })} />
      <StepField plan={order?.plan ?? []} value={form.step} onChange={(step) => change({ step })} />
    </TaskScreen>
  )
}
