import { IconCheck } from '@tabler/icons-react'
import { TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'
import { DesignFields, type DesignForm, designOf, emptyDesign } from './DesignForm.tsx'

export const NewDesignScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const [form, change, done] = useDraft<DesignForm>('design', emptyDesign)
  const add = useCommand('production', 'post', '/designs')
  const body = designOf(form)
  const run = async () => {
    if (!body) return
    const answer = await add.run({ body })
    if (!answer) return
    done()
    go(`/workshop/designs/${answer.designId}`)
  }
  return (
    <TaskScreen
      title={t('design.new')}
      problem={add.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: add.isRunning,
        ready: body !== undefined,
      }}
    >
      <DesignFields form={form} change={change} />
    </TaskScreen>
  )
}
