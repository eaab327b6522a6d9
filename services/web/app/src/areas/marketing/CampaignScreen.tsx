import { Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconCheck, IconPencil, IconTrash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Day,
  Go,
  type ItemOf,
  Money,
  NumberField,
  ProblemNote,
  TaskScreen,
  toMinor,
  useCommand,
  useList,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { ChooseItem } from './ChooseItem.tsx'
import { Written } from './Written.tsx'

type Campaign = ItemOf<'promotion', '/campaigns'>
type Item = ItemOf<'promotion', '/items'>

/** One item of the campaign with its price there. Empty: at its usual price. */
const CampaignItem = ({ campaign, item }: { campaign: Campaign; item: Item }) => {
  const t = useTexts('marketing')
  const { campaignId } = campaign
  const { itemId } = item
  const price = campaign.items.find((one) => one.itemId === itemId)?.price ?? null
  const [typed, setTyped] = useState('')
  const set = useCommand('promotion', 'put', '/campaigns/{campaignId}/items/{itemId}')
  const remove = useCommand('promotion', 'delete', '/campaigns/{campaignId}/items/{itemId}')
  const amountMinor = toMinor(typed, item.price.currency)
  const save = async () => {
    if (!amountMinor) return
    const body = { price: { amountMinor, currency: item.price.currency } }
    if (await set.run({ path: { campaignId, itemId }, body })) setTyped('')
  }
  return (
    <Card component="li" withBorder padding="sm" radius="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Written texts={item.titles} />
          <span>
            {price ? <Money money={price} /> : <Money money={item.price} />} {!price && t('campaign.usualPrice')}
          </span>
        </Group>
        <Group gap="xs" align="end" wrap="nowrap">
          <NumberField
            label={t('campaign.price', { currency: item.price.currency })}
            flex={1}
            size="md"
            value={typed}
            onChange={setTyped}
          />
          <Button
            mih={48}
            variant="default"
            loading={set.isRunning}
            disabled={!amountMinor}
            leftSection={<IconCheck aria-hidden size={18} />}
            onClick={save}
          >
            {t('campaign.setPrice')}
          </Button>
        </Group>
        <Button
          mih={48}
          variant="subtle"
          color="dark"
          loading={remove.isRunning}
          leftSection={<IconTrash aria-hidden size={18} />}
          onClick={() => remove.run({ path: { campaignId, itemId }, body: {} })}
        >
          {t('campaign.remove')}
        </Button>
        <ProblemNote problem={set.problem ?? remove.problem} />
      </Stack>
    </Card>
  )
}

/** A campaign or a fair: its days, its items and their prices there. */
export const CampaignScreen = () => {
  const t = useTexts('marketing')
  const campaignId = usePathValue('campaignId')
  const { data, error, refetch } = useRead('promotion', '/campaigns/{campaignId}', { path: { campaignId } })
  const isOpen = data?.status === 'announced'
  const items = useList('promotion', '/items', { query: { campaign: campaignId, limit: 100 }, when: isOpen })
  const set = useCommand('promotion', 'put', '/campaigns/{campaignId}/items/{itemId}')
  const cancel = useCommand('promotion', 'post', '/campaigns/{campaignId}/cancel')
  return (
    <TaskScreen title={t('campaign.title')} problem={set.problem ?? cancel.problem}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!data && !error && <Skeleton h={200} />}
      {data && (
        <>
          <Title order={2} size="h3">
            <Written texts={data.names} />
          </Title>
          <Text>
            {t(`kind.${data.kind}`)} · {data.place && <bdi>{data.place}</bdi>} {data.place && '· '}
            <Day on={data.startsOn} />
            {' – '}
            <Day on={data.endsOn} />
          </Text>
          {!isOpen && <Text fw={600}>{t('campaignStatus.cancelled')}</Text>}
        </>
      )}
      {data && isOpen && (
        <>
          <Button
            component={Go}
            to={`/marketing/campaigns/${campaignId}/edit`}
            variant="default"
            size="lg"
            leftSection={<IconPencil aria-hidden />}
          >
            {t('campaign.edit')}
          </Button>
          <ProblemNote problem={items.problem} again={items.again} />
          <Stack component="ul" gap="xs" p={0} m={0} aria-label={t('campaign.items')} style={{ listStyle: 'none' }}>
            {items.items.map((item) => (
              <CampaignItem key={item.itemId} campaign={data} item={item} />
            ))}
          </Stack>
          <Title order={2} size="h4">
            {t('campaign.addItems')}
          </Title>
          <ChooseItem
            without={data.items.map(({ itemId }) => itemId)}
            isRunning={set.isRunning}
            onChoose={({ itemId }) => void set.run({ path: { campaignId, itemId }, body: {} })}
          />
          <Button
            size="lg"
            variant="default"
            loading={cancel.isRunning}
            leftSection={<IconX aria-hidden />}
            onClick={() => cancel.run({ path: { campaignId }, body: {} })}
          >
            {t('campaign.cancel')}
          </Button>
        </>
      )}
    </TaskScreen>
  )
}
