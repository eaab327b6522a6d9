import { IconUpload } from '@tabler/icons-react'
import { DataList, Quantity, TaskScreen, Time, useGo, useList, useTexts } from '../../kit/index.ts'
import { StatusMark } from './importStatus.tsx'

export const ImportsScreen = () => {
  const t = useTexts('clerk-import')
  const go = useGo()
  const list = useList('sourcing', '/imports')
  return (
    <TaskScreen
      title={t('imports.title')}
      isWide
      action={{ text: t('import.title'), icon: <IconUpload aria-hidden />, run: () => go('/clerk/import') }}
    >
      <DataList
        list={list}
        label={t('imports.title')}
        keyOf={({ importId }) => importId}
        linkTo={({ importId }) => `/clerk/imports/${importId}`}
        emptyText={t('imports.none')}
        columns={[
          { name: 'at', title: t('imports.at'), show: ({ askedAt }) => <Time at={askedAt} /> },
          { name: 'file', title: t('import.file'), show: ({ fileName }) => <bdi>{fileName ?? '–'}</bdi> },
          { name: 'kind', title: t('imports.kind'), show: ({ kind }) => t(`kind.${kind}`) },
          { name: 'status', title: t('imports.status'), show: ({ status }) => <StatusMark status={status} /> },
          {
            name: 'accepted',
            title: t('progress.accepted'),
            isNumber: true,
            show: ({ accepted }) => <Quantity value={accepted} />,
          },
          {
            name: 'refused',
            title: t('progress.refused'),
            isNumber: true,
            show: ({ refused }) => <Quantity value={refused} />,
          },
        ]}
      />
    </TaskScreen>
  )
}
