import { Accordion } from '@mantine/core'
import { EmptyState, Export, ProblemNote, TaskScreen, Time, useList, useTexts, Waiting } from '../../kit/index.ts'
import { ChangesShown } from './Changes.tsx'
import { Party } from './words.tsx'

/** What was corrected, by whom, and what it changed. */
export const CorrectionsScreen = () => {
  const t = useTexts('ledger')
  const list = useList('traceability', '/corrections')
  return (
    <TaskScreen title={t('corrections.title')}>
      <ProblemNote problem={list.problem} again={list.again} />
      {list.isLoading && <Waiting />}
      {!list.isLoading && !list.problem && list.items.length === 0 && <EmptyState text={t('corrections.none')} />}
      {list.items.length > 0 && (
        <>
          <Accordion variant="contained">
            {list.items.map((correction) => (
              <Accordion.Item key={correction.correctionId} value={correction.correctionId}>
                <Accordion.Control>
                  <Time at={correction.recordedAt} /> · <Party id={correction.organisationId} />{' '}
                  {correction.facts.map(({ type }) => t(`fact.${type}`)).join(', ')} <bdi>{correction.note}</bdi>
                </Accordion.Control>
                <Accordion.Panel>
                  <ChangesShown changes={correction.changes} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
          <Export source={list.source} />
        </>
      )}
    </TaskScreen>
  )
}
