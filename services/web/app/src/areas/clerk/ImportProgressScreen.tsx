import { Button, Progress, Stack, Text } from '@mantine/core'
import { IconFileDownload, IconPlayerStop, IconUpload } from '@tabler/icons-react'
import { useEffect } from 'react'
import {
  Done,
  FileButton,
  Go,
  Line,
  ProblemNote,
  Quantity,
  TaskScreen,
  Time,
  useCommand,
  useGo,
  useLanguage,
  usePathValue,
  useRead,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { StatusMark } from './importStatus.tsx'

const askAgainMs = 1_000

export const ImportProgressScreen = () => {
  const t = useTexts('clerk-import')
  const go = useGo()
  const lang = useLanguage()
  const importId = usePathValue('importId')
  const { data, error, refetch } = useRead('sourcing', '/imports/{importId}', { path: { importId } })
  const cancel = useCommand('sourcing', 'post', '/imports/{importId}/cancel')
  const isOver = data !== undefined && data.status !== 'waiting' && data.status !== 'running'
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => void refetch(), askAgainMs)
    return () => clearInterval(timer)
  }, [isOver, refetch])

  const stop = {
    text: t('progress.cancel'),
    icon: <IconPlayerStop aria-hidden />,
    run: () => cancel.run({ path: { importId }, body: {} }),
    isRunning: cancel.isRunning,
    ready: data !== undefined && !data.cancelAsked,
  }
  const another = {
    text: t('progress.another'),
    icon: <IconUpload aria-hidden />,
    run: () => go('/clerk/import'),
  }
  return (
    <TaskScreen title={t('progress.title')} problem={cancel.problem} action={isOver ? another : stop}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Stack gap={6}>
            <Line text={t('import.file')}>
              <bdi style={{ overflowWrap: 'anywhere' }}>{data.fileName ?? '–'}</bdi>
            </Line>
            <Line text={t('imports.kind')}>{t(`kind.${data.kind}`)}</Line>
            <Line text={t('imports.at')}>
              <Time at={data.askedAt} />
            </Line>
            <Line text={t('imports.status')}>
              <StatusMark status={data.status} />
            </Line>
          </Stack>
          <Progress value={data.percent} size="xl" radius="md" aria-label={t('progress.bar')} />
          <Stack gap={6} role="status">
            <Line text={t('progress.lines')}>
              <Quantity value={data.lines} />
            </Line>
            <Line text={t('progress.accepted')}>
              <Quantity value={data.accepted} />
            </Line>
            <Line text={t('progress.thereBefore')}>
              <Quantity value={data.thereBefore} />
            </Line>
            <Line text={t('progress.refused')}>
              <Quantity value={data.refused} />
            </Line>
          </Stack>
          {!isOver && data.cancelAsked && <Text>{t('progress.cancelAsked')}</Text>}
          {data.status === 'done' && <Done text={t('progress.done')} />}
          {data.status === 'cancelled' && <Text>{t('progress.cancelled')}</Text>}
          {data.status === 'failed' && <Text role="alert">{t('progress.failed')}</Text>}
          {data.refused > 0 && (
            <Stack gap={6}>
              <Text>{t('progress.badHint')}</Text>
              <FileButton
                text={t('progress.badLines')}
                name="bad-lines.csv"
                icon={<IconFileDownload aria-hidden size={20} />}
                ask={{ service: 'sourcing', path: `/imports/${importId}/bad-lines`, query: { lang } }}
              />
            </Stack>
          )}
          {data.inOtherFiles > 0 && (
            <Stack gap={6}>
              <Text>{t('progress.twinHint')}</Text>
              <FileButton
                text={t('progress.twins')}
                name="recorded-before.csv"
                icon={<IconFileDownload aria-hidden size={20} />}
                ask={{
                  service: 'sourcing',
                  path: `/imports/${importId}/bad-lines`,
                  query: { lang, which: 'recorded-before' },
                }}
              />
            </Stack>
          )}
          {isOver && (
            <Button
              variant="default"
              size="lg"
              component={Go}
              to={data.kind === 'receipts' ? '/clerk/receipts' : '/clerk/suppliers'}
            >
              {t(`progress.see.${data.kind}`)}
            </Button>
          )}
        </>
      )}
    </TaskScreen>
  )
}
