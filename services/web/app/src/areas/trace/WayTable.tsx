import { Group } from '@mantine/core'
import { DataList, Fine, Go, type ItemOf, Mass, Time, useList, useTexts } from '../../kit/index.ts'
import { ThingIcon, wayTo } from './things.tsx'

type Step = ItemOf<'traceability', '/trace/{direction}/{kind}/{id}/steps'>

const End = ({ end }: { end: NonNullable<Step['to']> }) => {
  const t = useTexts('trace')
  return (
    <Go to={wayTo(end)} className="list-link">
      <Group gap={6} wrap="nowrap">
        <ThingIcon kind={end.kind} size={18} />
        <span>
          {t(`kind.${end.kind}`)} <bdi>{end.name ?? `…${end.id.slice(-8)}`}</bdi>
        </span>
      </Group>
    </Go>
  )
}

/** The same as the picture, in words: each step of the way with its grams. */
export const WayTable = ({ direction, kind, id }: { direction: 'backward' | 'forward'; kind: string; id: string }) => {
  const t = useTexts('trace')
  const list = useList('traceability', '/trace/{direction}/{kind}/{id}/steps', { path: { direction, kind, id } })
  return (
    <DataList<Step>
      list={list}
      label={t('table')}
      keyOf={(step) => step.id}
      emptyText={t('noWay')}
      columns={[
        { name: 'kind', title: t('column.step'), show: (step) => t(`edge.${step.kind}`) },
        { name: 'from', title: t('column.from'), show: ({ from }) => <End end={from} /> },
        { name: 'to', title: t('column.to'), show: ({ to }) => (to ? <End end={to} /> : t('nowhere')) },
        {
          name: 'gross',
          title: t('column.gross'),
          isNumber: true,
          show: ({ grossMicrograms, givenMicrograms }) => {
            const micrograms = grossMicrograms ?? givenMicrograms
            return micrograms === null ? '–' : <Mass micrograms={micrograms} />
          },
        },
        {
          name: 'fine',
          title: t('column.fine'),
          isNumber: true,
          show: ({ fine, givenFine }) => {
            const content = fine ?? givenFine
            return content === null ? '–' : <Fine fine={content} />
          },
        },
        {
          name: 'when',
          title: t('column.when'),
          show: ({ happenedAt }) => (happenedAt === null ? '–' : <Time at={happenedAt} />),
        },
      ]}
    />
  )
}
