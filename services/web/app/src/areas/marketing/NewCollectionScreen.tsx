import { IconCheck } from '@tabler/icons-react'
import { TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'
import { NamesFields } from './NamesFields.tsx'
import { noWords, textsOf } from './words.ts'

export const NewCollectionScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const [form, change, done] = useDraft('collection', { names: noWords })
  const make = useCommand('promotion', 'post', '/collections')
  const save = async () => {
    const saved = await make.run({ body: { names: textsOf(form.names) } })
    if (!saved) return
    done()
    go(`/marketing/collections/${saved.collectionId}`)
  }
  return (
    <TaskScreen
      title={t('collection.new')}
      problem={make.problem}
      action={{
        text: t('collection.make'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: make.isRunning,
        ready: form.names.fr.trim() !== '',
      }}
    >
      <NamesFields words={form.names} onChange={(names) => change({ names })} />
    </TaskScreen>
  )
}
