import { Card, Title as Heading, Skeleton, Stack, Text } from '@mantine/core'
import {
  Day,
  Fine,
  Fineness,
  Go,
  Line,
  Mass,
  ProblemNote,
  type ReadBody,
  TaskScreen,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { StepIcon } from './StepIcon.tsx'

type Known = ReadBody<'traceability', '/provenance/{pieceId}'>

const Metal = ({ metal }: { metal: Known['metal'] }) => {
  const t = useTexts('trace')
  return (
    <section>
      <Heading order={2} size="h4" mb="xs">
        {t('madeOf')}
      </Heading>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {metal.map((part) => (
          <Card component="li" key={`${part.receivedAt} ${part.fine}`} withBorder padding="sm" radius="md">
            <Text fw={600}>{t(`origin.${part.originClass ?? 'unknown'}`)}</Text>
            <Line text={t('column.gross')}>
              <Mass micrograms={part.grossMicrograms} />
            </Line>
            <Line text={t('column.fine')}>
              <Fine fine={part.fine} />
            </Line>
            {part.organisationId && (
              <Line text={t('provenance.receivedBy')}>
                <bdi>{part.organisationId}</bdi>
              </Line>
            )}
            {part.receivedAt && (
              <Line text={t('edge.received')}>
                <Day on={part.receivedAt.slice(0, 10)} />
              </Line>
            )}
          </Card>
        ))}
      </Stack>
    </section>
  )
}

/** For everybody, without a sign-in: what a piece is, of which metal, who made it, and when. */
export const Provenance = ({ pieceId }: { pieceId: string }) => {
  const t = useTexts('trace')
  const { data, error, refetch } = useRead('traceability', '/provenance/{pieceId}', { path: { pieceId } })
  return (
    <TaskScreen title={t('provenance.title')}>
      {error?.body.code === 'not-found' ? (
        <Text>{t('provenance.nothing')}</Text>
      ) : (
        <ProblemNote problem={error} again={() => void refetch()} />
      )}
      {!data && !error && <Skeleton h={320} />}
      {data && (
        <>
          <Card withBorder radius="md" padding="md">
            <Stack gap="xs">
              {data.design && (
                <Text fw={600} fz="lg">
                  <bdi>{data.design}</bdi>
                </Text>
              )}
              {data.serial && (
                <Line text={t('provenance.serial')}>
                  <bdi dir="ltr">{data.serial}</bdi>
                </Line>
              )}
              {data.grossMicrograms !== null && (
                <Line text={t('column.gross')}>
                  <Mass micrograms={data.grossMicrograms} />
                </Line>
              )}
              {data.title !== null && (
                <Line text={t('provenance.fineness')}>
                  <Fineness value={data.title} />
                </Line>
              )}
              {data.mark && (
                <Line text={t('provenance.mark')}>
                  <bdi>{data.mark}</bdi>
                </Line>
              )}
              {data.workshopId && (
                <Line text={t('provenance.workshop')}>
                  <bdi>{data.workshopId}</bdi>
                </Line>
              )}
            </Stack>
          </Card>
          {data.metal.length > 0 && <Metal metal={data.metal} />}
          <section>
            <Heading order={2} size="h4" mb="xs">
              {t('time')}
            </Heading>
            <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {data.steps.map(({ type, happenedAt, organisationId }) => (
                <li key={`${type} ${happenedAt}`} className="way-time">
                  <StepIcon type={type} />
                  <div>
                    <Text fw={600} lh={1.3}>
                      {t(`fact.${type}`)}
                    </Text>
                    <Text component="div" size="sm" c="dimmed">
                      <Day on={happenedAt.slice(0, 10)} /> · <bdi>{organisationId}</bdi>
                    </Text>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <Go to="/catalogue" className="list-link">
            {t('provenance.catalogue')}
          </Go>
        </>
      )}
    </TaskScreen>
  )
}
