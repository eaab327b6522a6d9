import { Alert, Button, Paper, SimpleGrid, Stack, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowsSplit,
  IconCertificate,
  IconGavel,
  IconHandStop,
  IconMapPin,
  IconScaleOutline,
  IconTestPipe,
  IconTransferOut,
} from '@tabler/icons-react'
import {
  Fine,
  Fineness,
  Go,
  Id,
  Line,
  Mass,
  ProblemNote,
  Quantity,
  TaskScreen,
  Time,
  useGo,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { Difference } from './Difference.tsx'
import { isUsable, useLot, type WholeLot } from './lot.ts'
import { Held, LotMarks, useSupplierNames } from './words.tsx'

/** What is known of the fineness, all of it, and which counts. */
const Finenesses = ({ lot: { finenesses, basis } }: { lot: WholeLot }) => {
  const t = useTexts('clerk')
  const { declared, computed, assayed } = finenesses
  return (
    <>
      {declared !== null && (
        <Line text={t('basis.declared')}>
          <Fineness value={declared} />
        </Line>
      )}
      {computed !== null && (
        <Line text={t('basis.computed')}>
          <Fineness value={computed} />
        </Line>
      )}
      {assayed && (
        <Line text={t(`basis.${assayed.method}`)}>
          <Fineness value={assayed.fineness} /> ± <Fineness value={assayed.uncertainty} />
        </Line>
      )}
      <Line text={t('basis.counts')}>{t(`basis.${basis}`)}</Line>
    </>
  )
}

const Facts = ({ lot }: { lot: WholeLot }) => {
  const t = useTexts('clerk')
  const nameOf = useSupplierNames()
  return (
    <Paper withBorder radius="md" p="sm">
      <Stack gap={4}>
        <Line text={t('lot.holds')}>
          <Held lot={lot} />
        </Line>
        {lot.fine !== '0' && (
          <Line text={t('lot.fine')}>
            <Fine fine={lot.fine} />
          </Line>
        )}
        <Line text={t('state')}>
          <LotMarks lot={lot} />
        </Line>
        {lot.residueClass !== null && lot.residueClass !== 'metal' && (
          <Line text={t('returns.what')}>{t(`class.${lot.residueClass}`)}</Line>
        )}
        <Line text={t('lot.began')}>
          <Mass micrograms={lot.receivedMicrograms} />
        </Line>
        <Finenesses lot={lot} />
        <Line text={t('supplier')}>
          {lot.supplierId === null ? (
            nameOf(null)
          ) : (
            <Go to={`/clerk/suppliers/${lot.supplierId}`}>{nameOf(lot.supplierId)}</Go>
          )}
        </Line>
        {lot.receiptId !== null && (
          <Line text={t('receipt.title')}>
            <Go to={`/clerk/receipts/${lot.receiptId}`}>
              <Id id={lot.receiptId} />
            </Go>
          </Line>
        )}
        <Line text={t('place')}>
          <bdi>{lot.place ?? '–'}</bdi>
        </Line>
        <Line text={t('lot.possessor')}>
          <bdi dir="ltr">{lot.possessorId}</bdi>
        </Line>
        <Line text={t('lot.owner')}>
          <bdi dir="ltr">{lot.ownerId}</bdi>
        </Line>
        <Line text={t('origin')}>{t(`origin.${lot.originClass}`)}</Line>
        <Line text={t('custody')}>{t(`custody.${lot.custodyModel}`)}</Line>
        <Line text={t('lot.claimed')}>
          <Mass micrograms={lot.claimedMicrograms} />
        </Line>
      </Stack>
    </Paper>
  )
}

const History = ({ lot }: { lot: WholeLot }) => {
  const t = useTexts('clerk')
  return (
    <Stack gap="xs">
      {lot.assays.map(({ assayId, method, measuredFineness, effect, sample, happenedAt }) => (
        <Paper key={assayId} withBorder radius="md" p="sm">
          <Line text={t(`basis.${method}`)}>
            <Fineness value={measuredFineness} /> · {t(`effect.${effect}`)}
          </Line>
          {sample && (
            <Line text={t('assay.destroyed')}>
              <Mass micrograms={sample.grossMicrograms - sample.returnedGrossMicrograms} />
            </Line>
          )}
          <Line text={t('at')}>
            <Time at={happenedAt} />
          </Line>
        </Paper>
      ))}
      {lot.handOvers.map(({ handOverId, orderId, receiverId, grossMicrograms, pieces, happenedAt, refused }) => (
        <Paper key={handOverId} withBorder radius="md" p="sm">
          <Line text={t('handOver.title')}>
            <Mass micrograms={grossMicrograms} />
            {pieces !== null && (
              <>
                {' · '}
                <Quantity value={pieces} />
              </>
            )}
          </Line>
          <Line text={t('handOver.order')}>
            <Go to={`/workshop/orders/${orderId}`}>
              <bdi dir="ltr">{receiverId}</bdi>
            </Go>
          </Line>
          <Line text={t('at')}>
            <Time at={happenedAt} />
          </Line>
          {refused && (
            <Line text={t('state.refused')}>
              <Go to={`/clerk/returns/${refused.returnId}`}>
                <bdi>{refused.reason ?? t('returns.title')}</bdi>
              </Go>
            </Line>
          )}
        </Paper>
      ))}
      {[
        { what: 'lot.from' as const, parts: lot.cameFrom },
        { what: 'lot.into' as const, parts: lot.wentInto },
      ].flatMap(({ what, parts }) =>
        parts.map(({ lotId, cause, grossMicrograms }) => (
          <Paper key={lotId} withBorder radius="md" p="sm">
            <Line text={t(what === 'lot.from' ? 'lot.from' : 'lot.into')}>
              <Go to={`/clerk/lots/${lotId}`}>
                <Id id={lotId} />
              </Go>
            </Line>
            <Line text={t(`cause.${cause}`)}>
              <Mass micrograms={grossMicrograms} />
            </Line>
          </Paper>
        )),
      )}
    </Stack>
  )
}

export const LotScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { lotId, lot, problem, again } = useLot()
  const at = (task: string) => `/clerk/lots/${lotId}/${task}`
  const usable = lot !== undefined && isUsable(lot)
  const isOver = lot?.status === 'sent-back' || lot?.grossMicrograms === 0
  const tasks = [
    { to: at('assay'), text: t('assay.title'), icon: <IconTestPipe aria-hidden />, show: !isOver },
    { to: at('judge'), text: t('judge.title'), icon: <IconGavel aria-hidden />, show: !isOver && usable },
    { to: at('split'), text: t('split.title'), icon: <IconArrowsSplit aria-hidden />, show: !isOver },
    { to: at('count'), text: t('count.title'), icon: <IconScaleOutline aria-hidden />, show: !isOver },
    {
      to: at('claim'),
      text: t('claim.title'),
      icon: <IconCertificate aria-hidden />,
      show: usable && !isOver,
    },
    { to: at('move'), text: t('move.title'), icon: <IconMapPin aria-hidden />, show: !isOver },
  ]
  return (
    <TaskScreen
      title={t('lot.title')}
      action={
        lot === undefined || isOver
          ? undefined
          : usable
            ? { text: t('handOver.title'), icon: <IconTransferOut aria-hidden />, run: () => go(at('hand-over')) }
            : { text: t('judge.title'), icon: <IconGavel aria-hidden />, run: () => go(at('judge')) }
      }
    >
      <ProblemNote problem={problem} again={again} />
      {!lot && !problem && <Waiting />}
      {lot && (
        <>
          {lot.quarantine && (
            <Alert color="red" variant="outline" icon={<IconHandStop aria-hidden />}>
              {t(`quarantine.${lot.quarantine.reason}`)} <bdi>{lot.quarantine.note}</bdi>
            </Alert>
          )}
          {lot.held && (
            <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
              {t('lot.heldWhy')}
            </Alert>
          )}
          <Difference lot={lot} accepted={again} />
          <Facts lot={lot} />
          <SimpleGrid cols={2} spacing="xs">
            {tasks
              .filter(({ show }) => show)
              .map(({ to, text, icon }) => (
                <Button key={to} component={Go} to={to} variant="default" size="lg" leftSection={icon}>
                  {text}
                </Button>
              ))}
          </SimpleGrid>
          <Title order={2} size="h3">
            {t('lot.history')}
          </Title>
          <History lot={lot} />
        </>
      )}
    </TaskScreen>
  )
}
