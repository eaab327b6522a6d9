import { Skeleton } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import {
  type ItemOf,
  NotNow,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { NamesFields } from './NamesFields.tsx'
import { textsOf, wordsOf } from './words.ts'

const EditCollection = ({ collection }: { collection: ItemOf<'promotion', '/collections'> }) => {
  const t = useTexts('marketing')
  const go = useGo()
  const { collectionId, version } = collection
  const [form, change, done] = useDraft(`collection-${collectionId}-${version}`, { names: wordsOf(collection.names) })
  const revise = useCommand('promotion', 'patch', '/collections/{collectionId}')
  const save = async () => {
    const body = { names: textsOf(form.names) }
    if (!(await revise.run({ path: { collectionId }, body, ifMatch: version }))) return
    done()
    go(`/marketing/collections/${collectionId}`)
  }
  return (
    <TaskScreen
      title={t('collection.edit')}
      problem={revise.problem}
      action={{
        text: t('item.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run: save,
        isRunning: revise.isRunning,
        ready: form.names.fr.trim() !== '',
      }}
    >
      <NamesFields words={form.names} onChange={(names) => change({ names })} />
    </TaskScreen>
  )
}

/** Other names for a collection. */
export const EditCollectionScreen = () => {
  const t = useTexts('marketing')
  const collectionId = usePathValue('collectionId')
  const { data, error, refetch } = useRead('promotion', '/collections/{collectionId}', { path: { collectionId } })
  if (data?.status === 'dissolved')
    return (
      <TaskScreen title={t('collection.edit')}>
        <NotNow
          text={t('problem.collection-dissolved')}
          next={[{ text: t('collections.title'), to: '/marketing/collections' }]}
        />
      </TaskScreen>
    )
  if (data) return <EditCollection key={data.version} collection={data} />
  return (
    <TaskScreen title={t('collection.edit')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!error && <Skeleton h={240} />}
    </TaskScreen>
  )
}
