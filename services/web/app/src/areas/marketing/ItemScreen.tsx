import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import {
  IconCalendarClock,
  IconClockOff,
  IconEyeOff,
  IconFileOff,
  IconMessageReport,
  IconPencil,
  IconRefresh,
  IconRoute,
  IconSend,
  IconThumbUp,
  IconWorldUpload,
} from '@tabler/icons-react'
import {
  Go,
  type ItemOf,
  Money,
  NotNow,
  Photo,
  ProblemNote,
  TaskScreen,
  Time,
  useCommand,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { PieceCard } from './PieceCard.tsx'
import { hindranceOf } from './publishing.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { Written } from './Written.tsx'
import { textIn } from './words.ts'

type Item = ItemOf<'promotion', '/items'>

/** The steps of an item's life that need no further word. */
const useSteps = (itemId: string) => {
  const path = { itemId }
  const publish = useCommand('promotion', 'post', '/items/{itemId}/publish')
  const unpublish = useCommand('promotion', 'post', '/items/{itemId}/unpublish')
  const submit = useCommand('promotion', 'post', '/items/{itemId}/submit')
  const approve = useCommand('promotion', 'post', '/items/{itemId}/approve')
  const unschedule = useCommand('promotion', 'post', '/items/{itemId}/unschedule')
  const withdraw = useCommand('promotion', 'post', '/items/{itemId}/withdraw')
  const reopen = useCommand('promotion', 'post', '/items/{itemId}/reopen')
  const all = [publish, unpublish, submit, approve, unschedule, withdraw, reopen]
  const step =
    (command: { run: (sent: { path: typeof path; body: Record<string, never> }) => Promise<unknown> }) => () => {
      for (const one of all) one.clear()
      return command.run({ path, body: {} })
    }
  return {
    problem: all.find(({ problem }) => problem)?.problem,
    isRunning: all.some(({ isRunning }) => isRunning),
    publish: step(publish),
    unpublish: step(unpublish),
    submit: step(submit),
    approve: step(approve),
    unschedule: step(unschedule),
    withdraw: step(withdraw),
    reopen: step(reopen),
  }
}

const Facts = ({ item }: { item: Item }) => {
  const t = useTexts('marketing')
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <StatusBadge status={item.status} />
        <Money money={item.price} />
        <Text>{t(`channel.${item.channel}`)}</Text>
      </Group>
      {item.publishAt && (
        <Text>
          {t('item.willBePublished')} <Time at={item.publishAt} />
        </Text>
      )}
      {item.publishedAt && (
        <Text>
          {t('item.publishedOn')} <Time at={item.publishedAt} />
        </Text>
      )}
      {item.cause && <Text fw={600}>{t(`cause.${item.cause}`)}</Text>}
      {item.note && (
        <Text>
          {t('item.note')} <bdi>{item.note}</bdi>
        </Text>
      )}
      {item.missing.length > 0 && (
        <Text>
          {t('item.stillMissing')}{' '}
          {item.missing.map(({ part, language }) => `${t(`part.${part}`)} – ${t(`language.${language}`)}`).join(', ')}
        </Text>
      )}
    </Stack>
  )
}

/** One item: how it looks, where it is, and the next step. */
export const ItemScreen = () => {
  const t = useTexts('marketing')
  const itemId = usePathValue('itemId')
  const { data: item, error, refetch } = useRead('promotion', '/items/{itemId}', { path: { itemId } })
  const piece = useRead('promotion', '/pieces/{pieceId}', {
    path: { pieceId: item?.pieceId ?? '' },
    when: item !== undefined,
  })
  const steps = useSteps(itemId)
  if (!item)
    return (
      <TaskScreen title={t('item.title')}>
        <ProblemNote problem={error} again={() => void refetch()} />
        {!error && <Skeleton h={240} />}
      </TaskScreen>
    )
  const next = {
    draft: { text: t('step.publish'), icon: <IconWorldUpload aria-hidden />, run: steps.publish },
    'in-review': { text: t('step.approve'), icon: <IconThumbUp aria-hidden />, run: steps.approve },
    approved: { text: t('step.publish'), icon: <IconWorldUpload aria-hidden />, run: steps.publish },
    scheduled: { text: t('step.publish'), icon: <IconWorldUpload aria-hidden />, run: steps.publish },
    published: { text: t('step.unpublish'), icon: <IconEyeOff aria-hidden />, run: steps.unpublish },
    withdrawn: { text: t('step.reopen'), icon: <IconRefresh aria-hidden />, run: steps.reopen },
  }[item.status]
  const { status } = item
  const hindrance = piece.data && hindranceOf(piece.data)
  const isHindered = hindrance !== undefined && ['draft', 'approved', 'scheduled'].includes(status)
  const canEdit = status === 'draft' || status === 'in-review' || status === 'approved'
  const link = (to: string, text: string, icon: React.ReactNode) => (
    <Button component={Go} to={to} variant="default" size="lg" leftSection={icon}>
      {text}
    </Button>
  )
  const button = (run: () => unknown, text: string, icon: React.ReactNode) => (
    <Button variant="default" size="lg" leftSection={icon} disabled={steps.isRunning} onClick={run}>
      {text}
    </Button>
  )
  return (
    <TaskScreen
      title={t('item.title')}
      problem={steps.problem}
      action={isHindered ? undefined : { ...next, isRunning: steps.isRunning }}
    >
      <Title order={2} size="h3">
        <Written texts={item.titles} />
      </Title>
      {item.photos.length > 0 && (
        <Group gap="sm">
          {item.photos.map((photoId, index) => (
            <Photo
              key={photoId}
              service="promotion"
              photoId={photoId}
              alt={t('item.photo', { number: index + 1, title: textIn(item.titles, 'fr').text })}
              size={index === 0 ? 240 : 96}
            />
          ))}
        </Group>
      )}
      <Facts item={item} />
      {item.descriptions && (
        <Text style={{ whiteSpace: 'pre-line' }}>
          <Written texts={item.descriptions} />
        </Text>
      )}
      {piece.data && <PieceCard piece={piece.data} />}
      {isHindered && <NotNow text={t(`problem.${hindrance}`)} next={[]} />}
      <Stack gap="sm">
        {canEdit && link(`/marketing/items/${itemId}/edit`, t('step.edit'), <IconPencil aria-hidden />)}
        {status === 'draft' && button(steps.submit, t('step.submit'), <IconSend aria-hidden />)}
        {(status === 'in-review' || status === 'approved') &&
          link(`/marketing/items/${itemId}/changes`, t('step.sendBack'), <IconMessageReport aria-hidden />)}
        {(status === 'approved' || status === 'scheduled') &&
          link(`/marketing/items/${itemId}/schedule`, t('step.schedule'), <IconCalendarClock aria-hidden />)}
        {status === 'scheduled' && button(steps.unschedule, t('step.unschedule'), <IconClockOff aria-hidden />)}
        {status === 'published' && link(`/catalogue/${itemId}`, t('step.look'), <IconWorldUpload aria-hidden />)}
        {link(`/trace/piece/${item.pieceId}`, t('step.trace'), <IconRoute aria-hidden />)}
        {status !== 'withdrawn' && button(steps.withdraw, t('step.withdraw'), <IconFileOff aria-hidden />)}
      </Stack>
    </TaskScreen>
  )
}
