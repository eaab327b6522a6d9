import { Skeleton, Stack, Title } from '@mantine/core'
import { IconCash, IconClock, IconCurrencyDirham, IconDiamond, IconTruckLoading, IconUsers } from '@tabler/icons-react'
import { Figure, Figures, Money, ProblemNote, Quantity, useRead, useTexts } from '../../kit/index.ts'

const shown = [
  { name: 'soldToday', icon: IconCurrencyDirham },
  { name: 'reserved', icon: IconClock },
  { name: 'waiting', icon: IconUsers },
  { name: 'consigned', icon: IconTruckLoading },
  { name: 'available', icon: IconDiamond },
] as const

/** The shop at a glance; each figure leads to exactly what was counted. */
export const Dashboard = () => {
  const t = useTexts('seller')
  const { data, error, refetch } = useRead('sales', '/dashboard')
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h3">
        {t('dashboard.title')}
      </Title>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Skeleton h={120} />}
      {data && (
        <Figures>
          {shown.map(({ name, icon: Icon }) => (
            <Figure
              key={name}
              text={t(`figure.${name}`)}
              value={<Quantity value={data[name].count} />}
              to={`/seller${data[name].list}`}
              icon={<Icon aria-hidden size={24} />}
            />
          ))}
          {data.takings.totals
            .filter(({ kind }) => kind !== 'credit')
            .map(({ kind, currency, expectedMinor }) => (
              <Figure
                key={`${kind} ${currency}`}
                text={t('figure.takings', { kind: t(`kind.${kind}`) })}
                value={<Money money={{ amountMinor: expectedMinor, currency }} />}
                to={`/seller/payments?kind=${kind}`}
                icon={<IconCash aria-hidden size={24} />}
              />
            ))}
        </Figures>
      )}
    </Stack>
  )
}
