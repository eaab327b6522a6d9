import { Button, Group, Paper, Stack } from '@mantine/core'
import { IconArchive, IconClipboardPlus, IconPencil, IconRestore } from '@tabler/icons-react'
import {
  Go,
  Line,
  Mass,
  Photo,
  ProblemNote,
  Quantity,
  TaskScreen,
  useCommand,
  useGo,
  useLanguage,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { designName } from './design.ts'

export const DesignScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const language = useLanguage()
  const designId = usePathValue('designId')
  const { data: design, error, refetch } = useRead('production', '/designs/{designId}', { path: { designId } })
  const retire = useCommand('production', 'post', '/designs/{designId}/retire')
  const restore = useCommand('production', 'post', '/designs/{designId}/restore')
  const isActive = design?.status === 'active'
  return (
    <TaskScreen
      title={design ? designName(design.names, language) : t('design')}
      problem={retire.problem ?? restore.problem}
      action={
        isActive
          ? {
              text: t('place.title'),
              icon: <IconClipboardPlus aria-hidden />,
              run: () => go(`/workshop/orders/new?designId=${designId}`),
            }
          : undefined
      }
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!design && !error && <Waiting />}
      {design && (
        <>
          {design.photos.length > 0 && (
            <Group gap="xs">
              {design.photos.map((photoId, index) => (
                <Photo
                  key={photoId}
                  service="production"
                  photoId={photoId}
                  alt={t('order.photo', { number: index + 1 })}
                  size={160}
                />
              ))}
            </Group>
          )}
          <Paper withBorder radius="md" p="sm">
            <Stack gap={4}>
              {(['fr', 'ar', 'zgh', 'en'] as const).map((code) => (
                <Line key={code} text={t(`design.name.${code}`)}>
                  <bdi lang={code}>{design.names[code] ?? '–'}</bdi>
                </Line>
              ))}
              <Line text={t('technique')}>{t(`technique.${design.technique}`)}</Line>
              {design.steps && (
                <Line text={t('plan.title')}>{design.steps.map((step) => t(`step.${step}`)).join(' · ')}</Line>
              )}
              {design.materials.map(({ material, pieces, micrograms }, index) => (
                <Line key={`${material}-${index}`} text={t(`material.${material}`)}>
                  {pieces !== null && <Quantity value={pieces} />}
                  {pieces !== null && micrograms !== null && ' · '}
                  {micrograms !== null && <Mass micrograms={micrograms} />}
                </Line>
              ))}
              {design.expectedMicrograms !== null && (
                <Line text={t('design.expected')}>
                  <Mass micrograms={design.expectedMicrograms} />
                </Line>
              )}
              <Line text={t('order.state')}>{t(`design.${design.status}`)}</Line>
            </Stack>
          </Paper>
          <Button
            component={Go}
            to={`/workshop/designs/${designId}/change`}
            variant="default"
            size="lg"
            h={56}
            leftSection={<IconPencil aria-hidden />}
          >
            {t('design.change')}
          </Button>
          {isActive ? (
            <Button
              variant="default"
              size="lg"
              h={56}
              loading={retire.isRunning}
              leftSection={<IconArchive aria-hidden />}
              onClick={() => retire.run({ path: { designId }, body: {} })}
            >
              {t('design.retire')}
            </Button>
          ) : (
            <Button
              size="lg"
              h={56}
              loading={restore.isRunning}
              leftSection={<IconRestore aria-hidden />}
              onClick={() => restore.run({ path: { designId }, body: {} })}
            >
              {t('design.restore')}
            </Button>
          )}
        </>
      )}
    </TaskScreen>
  )
}
