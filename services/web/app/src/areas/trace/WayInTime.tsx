import { Button, Group, Skeleton, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { EmptyState, Export, Fine, type ItemOf, Mass, ProblemNote, Time, useList, useTexts } from '../../kit/index.ts'
import { StepIcon } from './StepIcon.tsx'

type Fact = ItemOf<'traceability', '/stories/{kind}/{id}'>

const Grams = ({ data }: { data: Fact['data'] }) => {
  const t = useTexts('trace')
  const { grossMicrograms, fine } = data
  if (typeof grossMicrograms !== 'number' || grossMicrograms === 0) return null
  return (
    <Text component="div" size="sm">
      <Mass micrograms={grossMicrograms} />
      {typeof fine === 'string' && fine !== '0' && (
        <>
          {' · '}
          {t('column.fine')} <Fine fine={fine} />
        </>
      )}
    </Text>
  )
}

/** Everything that happened, oldest first. */
export const WayInTime = ({ kind, id }: { kind: string; id: string }) => {
  const t = useTexts('trace')
  const shell = useTexts('shell')
  const list = useList('traceability', '/stories/{kind}/{id}', { path: { kind, id }, query: { limit: 100 } })
  return (
    <>
      <ProblemNote problem={list.problem} again={list.again} />
      {list.isLoading && <Skeleton h={200} aria-label={shell('loading')} role="status" />}
      {!list.isLoading && !list.problem && list.items.length === 0 && <EmptyState text={t('noFacts')} />}
      <ol aria-label={t('time')} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {list.items.map((fact) => {
          return (
            <li key={fact.id} className="way-time">
              <StepIcon type={fact.type} />
              <div>
                <Text fw={600} lh={1.3}>
                  {t(`fact.${fact.type}`)}
                </Text>
                <Group gap={8} c="dimmed">
                  <Text component="div" size="sm">
                    <Time at={fact.happenedAt} />
                  </Text>
                  <Text component="bdi" size="sm">
                    {fact.organisationId}
                  </Text>
                </Group>
                <Grams data={fact.data} />
              </div>
            </li>
          )
        })}
      </ol>
      {list.hasNext && (
        <Button
          variant="default"
          loading={list.isFetchingNext}
          leftSection={<IconChevronDown aria-hidden size={20} />}
          onClick={list.next}
        >
          {shell('next')}
        </Button>
      )}
      {list.items.length > 0 && <Export source={list.source} />}
    </>
  )
}
