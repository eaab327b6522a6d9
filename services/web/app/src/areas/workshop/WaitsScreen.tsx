import { DataList, type ItemOf, Mass, TaskScreen, Time, useFilter, useList, useTexts } from '../../kit/index.ts'

type Wait = ItemOf<'production', '/waits'>

const linkOf = ({ kind, orderId, handOverId }: Wait): string =>
  kind === 'hand-over' ? `/workshop/hand-overs/${handOverId}` : `/workshop/orders/${orderId}`

export const WaitsScreen = () => {
  const t = useTexts('workshop')
  const [filter] = useFilter({ kind: '' })
  const list = useList('production', '/waits', { query: filter.kind === '' ? {} : { kind: filter.kind as 'return' } })
  return (
    <TaskScreen title={t('waits.title')} isWide>
      <DataList
        list={list}
        label={t('waits.title')}
        keyOf={({ kind, orderId, stepIndex, handOverId, returnId }) =>
          `${kind}:${handOverId ?? returnId ?? `${orderId}:${stepIndex}`}`
        }
        linkTo={linkOf}
        emptyText={t('waits.none')}
        columns={[
          {
            name: 'kind',
            title: t('waits.what'),
            show: ({ kind, step, material, grossMicrograms }) => (
              <span>
                {t(`wait.${kind}`)}
                {step && ` · ${t(`step.${step}`)}`}
                {material && ` · ${t(`material.${material}`)} `}
                {grossMicrograms !== null && <Mass micrograms={grossMicrograms} />}
              </span>
            ),
          },
          { name: 'design', title: t('design'), show: ({ design }) => <bdi>{design ?? '–'}</bdi> },
          { name: 'who', title: t('waits.who'), show: ({ whoWaits }) => <bdi dir="ltr">{whoWaits}</bdi> },
          {
            name: 'for',
            title: t('waits.for'),
            show: ({ forWhom, reason }) => (forWhom ? <bdi dir="ltr">{forWhom}</bdi> : <bdi>{reason ?? '–'}</bdi>),
          },
          { name: 'since', title: t('waits.since'), show: ({ since }) => <Time at={since} /> },
        ]}
      />
    </TaskScreen>
  )
}
