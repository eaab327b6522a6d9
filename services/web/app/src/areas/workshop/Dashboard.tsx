import { Stack, Title } from '@mantine/core'
import {
  IconAlarm,
  IconAlertTriangle,
  IconCalendarDue,
  IconHammer,
  IconHandStop,
  IconHourglass,
  IconPackageImport,
  IconRubberStamp,
  IconScale,
  IconTruckReturn,
} from '@tabler/icons-react'
import { Figure, Figures, Mass, ProblemNote, Quantity, useRead, useTexts, Waiting } from '../../kit/index.ts'

/** Each figure leads to the records behind it. */
export const Dashboard = () => {
  const t = useTexts('workshop')
  const { data, error, refetch } = useRead('production', '/dashboard')
  const counts = data && [
    { text: 'late', value: data.late, to: '/workshop/orders?late=true', icon: <IconAlarm aria-hidden /> },
    {
      text: 'week',
      value: data.dueInSevenDays,
      to: '/workshop/orders?status=open',
      icon: <IconCalendarDue aria-hidden />,
    },
    { text: 'open', value: data.orders.open, to: '/workshop/orders?status=open', icon: <IconHammer aria-hidden /> },
    {
      text: 'held',
      value: data.orders['held-open'],
      to: '/workshop/orders?status=held-open',
      icon: <IconAlertTriangle aria-hidden />,
    },
    {
      text: 'blocked',
      value: data.waits['step-blocked'],
      to: '/workshop/waits?kind=step-blocked',
      icon: <IconHandStop aria-hidden />,
    },
    {
      text: 'handedOn',
      value: data.waits['step-handed-on'],
      to: '/workshop/waits?kind=step-handed-on',
      icon: <IconHourglass aria-hidden />,
    },
    {
      text: 'onItsWay',
      value: data.waits['hand-over'],
      to: '/workshop/hand-overs?status=pending',
      icon: <IconPackageImport aria-hidden />,
    },
    {
      text: 'goingBack',
      value: data.waits.return,
      to: '/workshop/returns?status=pending',
      icon: <IconTruckReturn aria-hidden />,
    },
    {
      text: 'noHallmark',
      value: data.withoutHallmark,
      to: '/workshop/pieces?hallmark=none&status=finished',
      icon: <IconRubberStamp aria-hidden />,
    },
  ]
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('dashboard.title')}
      </Title>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting h={160} />}
      {data && (
        <Figures>
          {counts?.map(({ text, value, to, icon }) => (
            <Figure key={text} text={t(`figure.${text}`)} value={<Quantity value={value} />} to={to} icon={icon} />
          ))}
          <Figure
            text={t('figure.atWork')}
            value={<Mass micrograms={data.atWork.grossMicrograms} />}
            to="/workshop/orders?status=open"
            icon={<IconScale aria-hidden />}
          />
        </Figures>
      )}
    </Stack>
  )
}
