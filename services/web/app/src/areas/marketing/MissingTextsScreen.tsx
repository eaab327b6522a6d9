import { NativeSelect } from '@mantine/core'
import { DataList, TaskScreen, useFilter, useList, useTexts } from '../../kit/index.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { catalogueLanguages } from './words.ts'

/** What is not written yet, one line for each text; a tap opens the item. */
export const MissingTextsScreen = () => {
  const t = useTexts('marketing')
  const [filter, setFilter] = useFilter({ language: '' })
  const list = useList('promotion', '/missing-texts', { query: filter as never })
  return (
    <TaskScreen title={t('missingTexts.title')} isWide>
      <DataList
        list={list}
        label={t('missingTexts.title')}
        keyOf={({ itemId, part, language }) => `${itemId} ${part} ${language}`}
        emptyText={t('missingTexts.none')}
        linkTo={({ itemId }) => `/marketing/items/${itemId}/edit`}
        filter={
          <NativeSelect
            label={t('missingTexts.language')}
            size="md"
            value={filter.language}
            onChange={(event) => setFilter({ language: event.currentTarget.value })}
            data={[
              { value: '', label: t('missingTexts.every') },
              ...catalogueLanguages.map((value) => ({ value, label: t(`language.${value}`) })),
            ]}
          />
        }
        columns={[
          { name: 'item', title: t('items.item'), show: ({ titleFr }) => <bdi lang="fr">{titleFr}</bdi> },
          { name: 'part', title: t('missingTexts.part'), show: ({ part }) => t(`part.${part}`) },
          { name: 'language', title: t('missingTexts.language'), show: ({ language }) => t(`language.${language}`) },
          { name: 'status', title: t('items.status'), show: ({ status }) => <StatusBadge status={status} /> },
        ]}
      />
    </TaskScreen>
  )
}
