import { Skeleton, Stack, Title } from '@mantine/core'
import {
  IconCalendarEvent,
  IconClock,
  IconEye,
  IconLanguage,
  IconPencil,
  IconPencilPlus,
  IconPhotoOff,
  IconWorld,
} from '@tabler/icons-react'
import { Figure, Figures, ProblemNote, Quantity, useRead, useTexts } from '../../kit/index.ts'

const shown = [
  { name: 'ready', icon: IconPencilPlus },
  { name: 'draft', icon: IconPencil },
  { name: 'inReview', icon: IconEye },
  { name: 'scheduled', icon: IconClock },
  { name: 'published', icon: IconWorld },
  { name: 'missingTranslations', icon: IconLanguage },
  { name: 'missingPhotos', icon: IconPhotoOff },
  { name: 'runningCampaigns', icon: IconCalendarEvent },
] as const

/** What marketing has to do and has done; each figure leads to exactly what was counted. */
export const Dashboard = () => {
  const t = useTexts('marketing')
  const { data, error, refetch } = useRead('promotion', '/dashboard')
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
              to={`/marketing${data[name].list}`}
              icon={<Icon aria-hidden size={24} />}
            />
          ))}
        </Figures>
      )}
    </Stack>
  )
}
