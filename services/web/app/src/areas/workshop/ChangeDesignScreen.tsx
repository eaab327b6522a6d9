import { Alert } from '@mantine/core'
import { IconCheck, IconInfoCircle } from '@tabler/icons-react'
import {
  ProblemNote,
  type ReadBody,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { DesignFields, type DesignForm, designOf, formOf } from './DesignForm.tsx'

const Change = ({ design }: { design: ReadBody<'production', '/designs/{designId}'> }) => {
  const t = useTexts('workshop')
  const go = useGo()
  const { designId } = design
  const [form, change, done] = useDraft<DesignForm>(`design.${designId}`, formOf(design))
  const put = useCommand('production', 'put', '/designs/{designId}')
  const body = designOf(form)
  const run = async () => {
    if (!body || !(await put.run({ path: { designId }, body }))) return
    done()
    go(`/workshop/designs/${designId}`)
  }
  return (
    <TaskScreen
      title={t('design.change')}
      problem={put.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: put.isRunning,
        ready: body !== undefined,
      }}
    >
      <Alert variant="outline" icon={<IconInfoCircle aria-hidden />}>
        {t('design.changeHint')}
      </Alert>
      <DesignFields form={form} change={change} ownSteps={design.steps ?? undefined} />
    </TaskScreen>
  )
}

/** A design said anew; the form begins with what it says. */
export const ChangeDesignScreen = () => {
  const t = useTexts('workshop')
  const designId = usePathValue('designId')
  const { data: design, error, refetch } = useRead('production', '/designs/{designId}', { path: { designId } })
  if (design) return <Change key={designId} design={design} />
  return (
    <TaskScreen title={t('design.change')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!error && <Waiting />}
    </TaskScreen>
  )
}
