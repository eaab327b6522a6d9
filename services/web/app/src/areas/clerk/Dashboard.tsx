import { Stack, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleX,
  IconFileAlert,
  IconGavel,
  IconHandStop,
  IconHourglass,
  IconScale,
  IconTruckReturn,
} from '@tabler/icons-react'
import { Figure, Figures, Fineness, Mass, ProblemNote, Quantity, useRead, useTexts, Waiting } from '../../kit/index.ts'

const waits = {
  'lots-to-judge': { to: '/clerk/lots?status=received&quarantined=false&inStock=true', icon: IconGavel },
  'lots-quarantined': { to: '/clerk/lots?quarantined=true&inStock=true', icon: IconHandStop },
  'lots-held': { to: '/clerk/lots?held=true&inStock=true', icon: IconAlertTriangle },
  'lots-rejected': { to: '/clerk/lots?status=rejected&inStock=true', icon: IconCircleX },
  returns: { to: '/clerk/returns?status=waiting', icon: IconTruckReturn },
  'papers-expired': { to: '/clerk/papers?state=expired', icon: IconFileAlert },
  'papers-expiring': { to: '/clerk/papers?state=expiring', icon: IconHourglass },
} as const

/** The cooperative at a glance; each figure leads to the records behind it. */
export const Dashboard = () => {
  const t = useTexts('clerk')
  const { data, error, refetch } = useRead('sourcing', '/dashboard')
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('dashboard.title')}
      </Title>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Figures>
            {data.low.map((material) => (
              <Figure
                key={material}
                text={t('figure.low')}
                value={t(`material.${material}`)}
                to="/clerk/stock"
                icon={<IconAlertTriangle aria-hidden />}
              />
            ))}
            {data.waiting.map(({ what, count }) => {
              const { to, icon: Icon } = waits[what]
              return (
                <Figure
                  key={what}
                  text={t(`figure.${what}`)}
                  value={<Quantity value={count} />}
                  to={to}
                  icon={<Icon aria-hidden />}
                />
              )
            })}
          </Figures>
          <Title order={3} size="h4">
            {t('dashboard.stock')}
          </Title>
          <Figures>
            {data.stock.map(({ material, fineness, grossMicrograms }) => (
              <Figure
                key={`${material} ${fineness}`}
                text={t(`material.${material}`)}
                value={
                  <>
                    <Mass micrograms={grossMicrograms} />
                    {fineness !== null && (
                      <>
                        {' · '}
                        <Fineness value={fineness} />
                      </>
                    )}
                  </>
                }
                to={`/clerk/lots?material=${material}&inStock=true${fineness === null ? '' : `&fineness=${fineness}`}`}
              />
            ))}
          </Figures>
          <Title order={3} size="h4">
            {t('dashboard.workshops')}
          </Title>
          <Figures>
            {data.workshops.map(({ workshopId, grossMicrograms }) => (
              <Figure
                key={workshopId}
                text={workshopId}
                value={<Mass micrograms={grossMicrograms} />}
                to={`/clerk/hand-overs?workshopId=${workshopId}&order=open`}
                icon={<IconScale aria-hidden />}
              />
            ))}
          </Figures>
          <Title order={3} size="h4">
            {t('dashboard.suppliers')}
          </Title>
          <Figures>
            {data.suppliers.map(({ supplierId, name, grossMicrograms }) => (
              <Figure
                key={supplierId}
                text={name ?? t('supplier.erased')}
                value={<Mass micrograms={grossMicrograms} />}
                to={`/clerk/receipts?supplierId=${supplierId}`}
              />
            ))}
          </Figures>
        </>
      )}
    </Stack>
  )
}
